import { callReference, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { CALLER_PROFILES } from '../../../simulators/tropo/calls/caller-profiles.ts';
import { TEXT_PROFILES } from '../../../simulators/tropo/texts/text-profiles.ts';
import { makeResult, makeSession } from '../../support/calls/tropo-events.ts';
import { CALLERS, KEY, PEOPLE, UNKNOWN_KEY } from '../hidden.ts';
import { MASKS } from '../rows.ts';
import type { SentEvent } from './calls.ts';
import { connected, makeCall, makeSentEvent, REFUSED } from './calls.ts';
import { SIGNED_EVENTS } from './signed-events.ts';

const [PERSON = ''] = PEOPLE;
const [FIRST_CALLER = '', OTHER_CALLER = ''] = CALLERS;

/** Every shape in which a caller comes, to a mask that shows nobody and to one that blocks all. */
const PROFILED = Object.values(CALLER_PROFILES).flatMap(({ shape, from }) =>
  [MASKS.careful, MASKS.blocking].flatMap(({ mask, number }) =>
    [FIRST_CALLER, from].map((caller) => ({
      ...makeSentEvent(makeSession({ ...shape({ to: mask, from: caller, text: '' }) })),
      expected: { to: number, from: mask },
    })),
  ),
);

/** Texts say numbers, too. */
const TEXTS = Object.values(TEXT_PROFILES).map(({ shape }) => {
  const text = `Call me: ${OTHER_CALLER}`;
  return makeSentEvent(
    makeSession({ ...shape({ to: MASKS.direct.mask, from: FIRST_CALLER, text }), initialText: text }),
  );
});

const FIELDS = ['id', 'accountId', 'timestamp', 'userType', 'callId', 'initialText', 'headers', 'to', 'from'];

/** A number where none belongs, one field after the other, of a call that shows nobody. */
const MISPLACED = FIELDS.flatMap((field) =>
  [
    PERSON,
    { [PERSON]: PERSON },
    { id: PERSON, name: PERSON, channel: PERSON, network: PERSON },
    [PERSON],
  ].map((value) => ({
    ...makeCall(MASKS.careful.mask, FIRST_CALLER, { [field]: value }),
    expected: { to: MASKS.careful.number, from: MASKS.careful.mask },
  })),
);

/** Some networks name a call by its caller. What is right of such a call is shown. */
const NAMED_BY_NUMBERS = [
  FIRST_CALLER,
  FIRST_CALLER.slice(1),
  FIRST_CALLER.slice(2),
  `tel:${FIRST_CALLER}`,
].map((id) => ({
  ...makeCall(MASKS.direct.mask, FIRST_CALLER, { id, callId: id }),
  expected: { to: MASKS.direct.number, from: FIRST_CALLER },
}));

const ticketFor = (callId: string): string =>
  writeCallTicket({ mask: MASKS.direct.id, call: callReference(callId) }, KEY);

const DISPOSITIONS = ['SUCCESS', 'BUSY', 'TIMEOUT', 'REJECTED', 'FAILED', PERSON];

const RESULTS = DISPOSITIONS.flatMap((disposition) => {
  const result = makeResult(
    {
      sessionId: FIRST_CALLER,
      callId: PERSON,
      error: PERSON,
      state: PERSON,
      calledid: PERSON,
      userType: PERSON,
    },
    { disposition, value: PERSON, [PERSON]: PERSON, connectedDuration: Number(PERSON) },
  );
  return ['continue', 'incomplete', 'error', 'hangup', PERSON].flatMap((event) => [
    makeSentEvent(result, { ticket: ticketFor(FIRST_CALLER) }, { query: { event } }),
    makeSentEvent(result, {}, { query: { event } }),
  ]);
});

const LAUNCHES = [
  makeSentEvent(
    makeSession({ to: undefined, from: undefined, parameters: { number: PERSON, [PERSON]: PERSON } }),
  ),
];

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What no carrier sends, with and without its key. */
const BROKEN = [
  `{"session":{"from":{"id":"${FIRST_CALLER}"},"to":{"id":"${PERSON}"`,
  `${PERSON} is not JSON`,
  `"${PERSON}"`,
  `[${PERSON.slice(1)}]`,
  JSON.stringify({ [PERSON]: PERSON }),
  JSON.stringify({ session: PERSON, result: PERSON }),
  latin1(`{"session":{"to":{"id":"${PERSON}","name":"é"`),
].flatMap((body) => [
  makeSentEvent(body),
  makeSentEvent(body, { key: UNKNOWN_KEY }),
  makeSentEvent(body, { key: PERSON }),
  makeSentEvent(body, { ticket: PERSON }),
  makeSentEvent(body, { ticket: `${PERSON}.${PERSON}.${PERSON}` }),
  makeSentEvent(
    body,
    {},
    { headers: { [PERSON]: PERSON, 'user-agent': PERSON }, query: { [PERSON]: PERSON } },
  ),
]);

/** Everything that a carrier may send, and more. */
export const CARRIER_EVENTS: readonly SentEvent[] = [
  ...CALLERS.flatMap(connected),
  ...PROFILED,
  ...TEXTS,
  ...MISPLACED,
  ...NAMED_BY_NUMBERS,
  ...RESULTS,
  ...LAUNCHES,
  ...BROKEN,
  ...Object.values(REFUSED).flat(),
  ...SIGNED_EVENTS,
];
