import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';

const outdir = mkdtempSync(join(tmpdir(), 'callmask-app-'));
afterAll(() => rmSync(outdir, { recursive: true }));

test('a template comes out on a machine that knows nothing of AWS', async () => {
  const context = { stackName: 'Masks', 'aws:cdk:bundling-stacks': [] };
  const env = { HOME: outdir, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
  await promisify(execFile)(process.execPath, ['cdk/app.ts'], { env });
  expect(readdirSync(outdir)).toContain('Masks.template.json');
});
