import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const DOMAIN = ['errors', 'masks', 'numbers', 'people', 'phone', 'table', 'carriers'];

/** Texts that only a client of our HTTP API understands: its headers, JSON pointers and calls. */
const OF_HTTP =
  /['`][^'`\n]*(?:Idempotency-Key|If-Match|\bE[Tt]ag\b|Retry-After|#\/\w|(?:GET|POST|PUT|PATCH|DELETE) \/)[^'`\n]*['`]/g;

const textsOfHttp = (source: string): readonly string[] =>
  source
    .split('\n')
    .filter((line) => !/^\s*(?:\/\*\*|\*|\/\/)/.test(line))
    .flatMap((line) => line.match(OF_HTTP) ?? []);

const sources = DOMAIN.flatMap((folder) =>
  readdirSync(join('lib', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('lib', folder, name)),
);

test.each(sources)('%s says nothing that only clients of the HTTP API understand', (file) => {
  expect(textsOfHttp(readFileSync(file, 'utf8'))).toEqual([]);
});

test.each([
  "throw new Problem('x', 'Use a new Idempotency-Key.')",
  "flawed('#/number', 'is short')",
  "const MORE = 'GET /carriers lists them.'",
])('it would be found: %s', (line) => {
  expect(textsOfHttp(line)).toHaveLength(1);
});
