import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { makeEvent } from '../../support/calls/events.ts';
import type { Fault } from '../../support/table/table-fault.ts';
import { BUSY_CALLER, CALLERS, PEOPLE } from '../hidden.ts';
import { MASKS } from '../rows.ts';
import type { LeakWorld } from '../world.ts';
import { parametersOf } from './barrage.ts';
import type { SentEvent } from './calls.ts';
import { connected, makeSentEvent } from './calls.ts';

const [, , PERSON = ''] = PEOPLE;
const [FIRST_CALLER = '', OTHER_CALLER = ''] = CALLERS;

/** What a table does to a request that it gets; the last takes as long as a function waits. */
const TABLE_FAULTS: readonly Fault[] = [
  { kind: 'throttle' },
  { kind: 'quote' },
  { kind: 'reset' },
  { kind: 'lose-answer' },
  { kind: 'withhold', keys: Object.values(MASKS).map(({ mask }) => mask) },
  { kind: 'hang' },
];

/** Requests that reach the table and name people. */
const BODIES: Readonly<Record<string, unknown>> = {
  'create-mask': { number: PERSON, label: PERSON },
  'erase-person': { number: PERSON },
  'export-person': { number: PERSON },
  'change-mask': { number: PERSON, label: PERSON },
};

const REQUESTS: readonly (readonly [string, APIGatewayProxyEventV2])[] = ENDPOINTS.map((endpoint) => [
  endpoint.function,
  makeEvent({
    method: endpoint.method,
    path: endpoint.path,
    parameters: parametersOf(endpoint),
    query: endpoint.path === '/masks' && endpoint.method === 'GET' ? { number: PERSON } : {},
    body: BODIES[endpoint.function],
  }),
]);

const CALLS: readonly SentEvent[] = [
  ...connected(FIRST_CALLER),
  ...connected(OTHER_CALLER),
  ...connected(BUSY_CALLER),
  makeSentEvent({ result: { sessionId: FIRST_CALLER, actions: { value: PERSON } } }),
  makeSentEvent(`{"session": "${PERSON}`),
];

/** Sends a function what it is for, while its table does everything wrong that a table can do, one after the other. */
export const runTableLane = async ({ functions, invoke }: LeakWorld, name: string): Promise<void> => {
  const { child, proxy } = functions.get(name) ?? {};
  child?.letTimeCount();
  for (const fault of faultsFor(name)) {
    proxy?.fail(fault);
    await Promise.all(eventsFor(name).map(({ event, expected }) => invoke(name, event, expected)));
    proxy?.heal();
  }
};

/** Only the call flow has a deadline of its own: the others would wait for the end of such an answer until Lambda's. */
const faultsFor = (name: string): readonly Fault[] =>
  name === 'transfer' ? [...TABLE_FAULTS, { kind: 'stall' }] : TABLE_FAULTS;

const eventsFor = (name: string): readonly SentEvent[] => {
  const events = REQUESTS.filter(([its]) => its === name).map(([, event]) => event);
  if (name === 'transfer') return CALLS;
  return events.length > 0
    ? events.map((event) => ({ event }))
    : [{ event: makeEvent({ body: { number: PERSON } }) }];
};
