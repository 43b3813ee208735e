import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROUTES } from '../../functions/routes.ts';
import { FUNCTIONS } from '../support/bundled.ts';
import { makeEvent } from '../support/events.ts';
import { barrage } from './barrage.ts';
import { MESSAGES, REFUSED } from './calls.ts';
import { TROUBLES } from './failing-carrier.ts';
import { WRONG_SECRETS } from './failing-secrets.ts';
import { makeFindLeaks } from './find-leaks.ts';
import { HIDDEN, IDEMPOTENCY_KEY, PEOPLE, PERSON_IN_SILENCE } from './hidden.ts';
import { runTableLane } from './lanes.ts';
import { MASKS, putRows } from './rows.ts';
import type { Answer, LeakWorld } from './world.ts';
import { startLeakWorld } from './world.ts';

const findLeaks = makeFindLeaks(HIDDEN);

let world: LeakWorld;
/** The function and the status of each answer, or what it threw: so that nobody thinks a path was taken that was not. */
const answered = new Set<string>();

beforeAll(async () => {
  world = await startLeakWorld();
  await putRows(world.table);
  await takeEveryPath();
}, 120_000);

afterAll(() => world.stop());

const invoke: LeakWorld['invoke'] = async (name, event, expected) => {
  const answer: Answer | null = await world.invoke(name, event, expected);
  answered.add(`${name} ${answer?.statusCode ?? JSON.stringify(answer)}`);
  return answer;
};

const create = (number: string, key = `${IDEMPOTENCY_KEY}-${crypto.randomUUID()}`): Promise<Answer> => {
  const body = { number, label: `of ${number}` };
  return invoke('create-mask', makeEvent({ method: 'POST', body, headers: { 'idempotency-key': key } }));
};

const release = (mask: string): Promise<Answer> =>
  invoke('release-mask', makeEvent({ method: 'DELETE', parameters: { mask } }));

const sweep = (): Promise<Answer> => invoke('sweep', makeEvent({ body: { numbers: PEOPLE } }));

/** What spends money: a mask for each person, one given back, and a sweep. */
const spend = async (mask: string): Promise<void> => {
  await Promise.all([...PEOPLE.slice(0, 2).map((number) => create(number)), release(mask), sweep()]);
};

const takeEveryPath = async (): Promise<void> => {
  for (const wrong of WRONG_SECRETS) {
    world.secrets.use(wrong);
    await spend(MASKS.releasing.mask);
  }
  world.secrets.use();
  // Takes as long as a function waits for a carrier, while everything else goes on.
  const silence = create(PERSON_IN_SILENCE);
  await Promise.all(PEOPLE.map((number) => create(number)));
  await Promise.all([throwNumbersAbout(), failAtTheCarrier()]);
  await Promise.all([silence, ...FUNCTIONS.map((name) => runTableLane({ ...world, invoke }, name))]);
};

const throwNumbersAbout = async (): Promise<void> => {
  for (const route of ROUTES) {
    await Promise.all(barrage(route).map((event) => invoke(route.function, event)));
  }
  await Promise.all(MESSAGES.map(({ event, expected }) => invoke('transfer', event, expected)));
};

const failAtTheCarrier = async (): Promise<void> => {
  for (const trouble of Object.values(TROUBLES)) {
    const { body } = await create(PEOPLE[0] ?? '');
    world.carrier.fail(trouble);
    await spend(JSON.parse(body ?? '{}').mask ?? MASKS.releasing.mask);
    world.carrier.fail();
  }
};

/** The values of a field in the log of a function. Whole logs would fill the report of a test that fails. */
const logged = (name: string, field: string): ReadonlySet<string | undefined> => {
  const values = new RegExp(`"${field}":"([^"]*)"`, 'g');
  const log = world.functions.get(name)?.child.output() ?? '';
  return new Set([...log.matchAll(values)].map(([, value]) => value));
};

test('no hidden number, caller, key or password leaves the functions in any spelling', () => {
  const leaks = world.heard().flatMap(({ from, text }) => findLeaks(text).map((leak) => ({ from, ...leak })));
  expect(leaks).toEqual([]);
});

test.each(FUNCTIONS)('%s ran, went wrong, and said so in its log and its metrics', (name) => {
  expect([...logged(name, 'level')].sort()).toEqual(['ERROR', 'INFO']);
  expect(logged(name, 'Unit')).toContain('Count');
});

const ANSWERS = [...new Set(ROUTES.map((route) => route.function))].flatMap((name) => [
  [name, '2'] as const,
  [name, '4'] as const,
]);

test.each(ANSWERS)('%s gave an answer %sxx', (name, first) => {
  expect([...answered].filter((answer) => answer.startsWith(`${name} ${first}`))).not.toEqual([]);
});

test('the carrier was asked', () => {
  expect(world.heard().some(({ from }) => from === 'a request to the carrier')).toBe(true);
});

test.each(Object.keys(REFUSED))('a call was refused for %s', (reason) => {
  expect(logged('transfer', 'reason')).toContain(reason);
});

const EVENTS = {
  'create-mask': ['mask-created', 'request-refused', 'request-failed'],
  'release-mask': ['mask-released', 'release-unconfirmed', 'request-failed'],
  sweep: ['ghost-found', 'stuck-request-found', 'unfinished-release-found', 'sweep-failed', 'sweep-finished'],
  transfer: [
    'call-connected',
    'call-ended',
    'call-apologised',
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
