import { expect, test } from '@jest/globals';
import { NODE_ADVISORIES, NODE_SCHEDULE, readNodeFacts } from '../../../cli/advisories/read-node-facts.ts';
import { indexOf, SCHEDULE } from './node-facts.ts';

const deadline = () => AbortSignal.timeout(60_000);

const answers =
  (index: () => Response): typeof fetch =>
  async (url) => {
    expect([NODE_ADVISORIES, NODE_SCHEDULE]).toContain(url);
    return url === NODE_ADVISORIES ? index() : Response.json(SCHEDULE);
  };

test("advisories and schedule are read from the Node project's own repositories", async () => {
  const facts = await readNodeFacts({ deadline, fetch: answers(() => Response.json(indexOf())) });
  expect(facts).toEqual({ index: indexOf(), schedule: SCHEDULE });
  for (const url of [NODE_ADVISORIES, NODE_SCHEDULE]) {
    expect(url).toMatch(/^https:\/\/raw\.githubusercontent\.com\/nodejs\//);
  }
});

test.each<readonly [string, () => Response, string]>([
  ['an answer that is no success', () => new Response('not here', { status: 404 }), 'it answered 404'],
  ['an answer that is no JSON', () => new Response('<html>'), 'JSON'],
  [
    'an address that nobody has',
    () => {
      throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') });
    },
    'getaddrinfo ENOTFOUND',
  ],
])('what keeps it from being read is told with the address: %s', async (_, index, why) => {
  const told = await readNodeFacts({ deadline, fetch: answers(index) });
  expect(told).toContain(`${NODE_ADVISORIES} could not be read, `);
  expect(told).toContain(why);
});

test('a server that never answers is given up at the deadline', async () => {
  const hangs: typeof fetch = (_url, init) =>
    new Promise((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true }),
    );
  const ended = new AbortController();
  const told = readNodeFacts({ deadline: () => ended.signal, fetch: hangs });
  ended.abort(new Error('it took too long'));
  expect(await told).toContain('could not be read, it took too long');
});
