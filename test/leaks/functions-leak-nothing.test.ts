import { beforeAll, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../functions/routes.ts';
import { FUNCTIONS } from '../support/bundles/bundled.ts';
import { makeFindLeaks } from './find-leaks.ts';
import { HIDDEN } from './hidden.ts';
import { REFUSED } from './paths/calls.ts';
import { takeEveryPath } from './paths/take-every-path.ts';
import type { LeakWorld } from './world.ts';
import { startLeakWorld } from './world.ts';

const findLeaks = makeFindLeaks(HIDDEN);

let world: LeakWorld;

beforeAll(async () => {
  world = await startLeakWorld();
  try {
    await takeEveryPath(world);
  } finally {
    // Before anything is looked for: only then has the last line of each log come through.
    await world.stop();
  }
});

/** The values of a field in the log of a function. Whole logs would fill the report of a test that fails. */
const logged = (name: string, field: string): ReadonlySet<string | undefined> => {
  const values = new RegExp(`"${field}":"([^"]*)"`, 'g');
  const log = world.functions.get(name)?.child.output() ?? '';
  return new Set([...log.matchAll(values)].map(([, value]) => value));
};

test('no hidden number, caller, key or password leaves the functions in any spelling', () => {
  const leaks = world.heard().flatMap(({ from, text }) => findLeaks(text).map((leak) => ({ from, ...leak })));
  // One defect may show in every answer.
  expect(leaks.slice(0, 20)).toEqual([]);
});

/** Takes nothing that could be wrong, and tells of carriers that fail in its answer. */
const NEVER_WRONG = 'list-carriers';

test.each(FUNCTIONS.filter((name) => name !== NEVER_WRONG))(
  '%s ran, went wrong, and said so in its log and its metrics',
  (name) => {
    expect([...logged(name, 'level')].sort()).toEqual(['ERROR', 'INFO']);
    expect(logged(name, 'Unit')).toContain('Count');
  },
);

const ANSWERS = [...new Set(ENDPOINTS.map((endpoint) => endpoint.function))].flatMap((name) => [
  [name, '2'] as const,
  ...(name === NEVER_WRONG ? [] : [[name, '4'] as const]),
]);

test.each(ANSWERS)('%s gave an answer %sxx', (name, first) => {
  expect([...(world.statuses.get(name) ?? [])].map((status) => String(status)[0])).toContain(first);
});

test('the carrier was asked', () => {
  expect(world.heard().some(({ from }) => from === 'a request to the carrier')).toBe(true);
});

test.each(Object.keys(REFUSED))('a call was refused for %s', (reason) => {
  expect(logged('transfer', 'reason')).toContain(reason);
});

const EVENTS = {
  'erase-person': ['person-erased', 'request-failed'],
  'export-person': ['person-exported', 'request-failed'],
  'block-caller': ['caller-blocked', 'request-failed'],
  'list-blocks': ['blocks-listed', 'request-failed'],
  'unblock-caller': ['caller-unblocked', 'request-failed'],
  'create-mask': ['mask-created', 'request-refused', 'request-failed'],
  'release-mask': ['mask-released', 'release-unconfirmed', 'request-failed'],
  reconcile: [
    'missing-number-found',
    'stuck-request-found',
    'unfinished-release-found',
    'reconciliation-failed',
    'reconciliation-finished',
  ],
  transfer: [
    'call-connected',
    'call-offered',
    'call-accepted',
    'call-declined',
    'call-ended',
    'fallback-played',
    'launch-ignored',
    'text-answered',
    'webhook-invalid',
  ],
};

const OUTCOMES = Object.entries(EVENTS).flatMap(([name, events]) =>
  events.map((event) => [name, event] as const),
);

test.each(OUTCOMES)('%s came to %s', (name, event) => {
  expect(logged(name, 'event')).toContain(event);
});

/** What the faults of the table, the carrier and the secrets are to those who log them. */
const CAUSES = [
  'AccessDeniedException',
  'ProvisionedThroughputExceededException',
  'SocketError',
  'SyntaxError',
  'TimeoutError',
  'ValidationException',
];

test.each(CAUSES)('something failed with %s', (cause) => {
  expect(FUNCTIONS.flatMap((name) => [...logged(name, 'name')])).toContain(cause);
});
