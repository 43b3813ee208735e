import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { bundle } from '../support/bundles/bundled.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'callmask-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const loadedBy = (path: string): readonly string[] => {
  const child = join(import.meta.dirname, '../support/bundles/modules-loaded.cjs');
  const env = { ...ENVIRONMENT, TABLE_NAME: 'table' };
  return JSON.parse(execFileSync(process.execPath, [child, path], { env, encoding: 'utf8' }));
};

/**
 * What Node loads for the transfer function at each start, and the caller waits for: hashes and signatures, TLS, and what
 * costs nothing. Each new name here is a price that somebody pays on every cold start (docs/adr/0013-cold-start.md).
 */
const EXPECTED =
  /^(crypto|internal\/crypto\/.+|https|tls|tls_wrap|internal\/tls\/.+|js_stream|internal\/js_stream_socket|internal\/streams\/lazy_transform|process)$/;

/** Parts of Node, its own inner ones among them: 28 with Node 24.21. */
const BUDGET = 30;

test('a start of the transfer function loads no more of Node than it needs', () => {
  const loaded = loadedBy(bundle('transfer', folder));
  expect(loaded).toEqual(expect.arrayContaining(['crypto', 'https']));
  expect(loaded.filter((name) => !EXPECTED.test(name))).toEqual([]);
  expect(loaded.length > BUDGET ? loaded : []).toEqual([]);
});
