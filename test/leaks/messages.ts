import { callReference, writeCallTicket } from '../../lib/calls/proofs/call-ticket.ts';
import { CALLER_PROFILES } from '../../simulators/tropo/calls/caller-profiles.ts';
import { TEXT_PROFILES } from '../../simulators/tropo/texts/text-profiles.ts';
import { makeResult, makeSession } from '../support/tropo-messages.ts';
import type { Message } from './calls.ts';
import { connected, makeCall, makeMessage, REFUSED } from './calls.ts';
import { CALLERS, KEY, PEOPLE, UNKNOWN_KEY } from './hidden.ts';
import { MASKS } from './rows.ts';
import { SIGNED_MESSAGES } from './signed-messages.ts';

const [NUMBER = ''] = PEOPLE;
const [CALLER = '', OTHER_CALLER = ''] = CALLERS;

/** Every shape in which a caller comes, to a mask that shows nobody and to one that blocks all. */
const PROFILED = Object.values(CALLER_PROFILES).flatMap(({ shape, from }) =>
  [MASKS.careful, MASKS.blocking].flatMap(({ mask, number }) =>
    [CALLER, from].map((caller) => ({
      ...makeMessage(makeSession({ ...shape({ to: mask, from: caller, text: '' }) })),
      expected: { to: number, from: mask },
    })),
  ),
);

/** Texts say numbers, too. */
const TEXTS = Object.values(TEXT_PROFILES).map(({ shape }) => {
  const text = `Call me: ${OTHER_CALLER}`;
  return makeMessage(
    makeSession({ ...shape({ to: MASKS.direct.mask, from: CALLER, text }), initialText: text }),
  );
});

const FIELDS = ['id', 'accountId', 'timestamp', 'userType', 'callId', 'initialText', 'headers', 'to', 'from'];

/** A number where none belongs, one field after the other, of a call that shows nobody. */
const MISPLACED = FIELDS.flatMap((field) =>
  [
    NUMBER,
    { [NUMBER]: NUMBER },
    { id: NUMBER, name: NUMBER, channel: NUMBER, network: NUMBER },
    [NUMBER],
  ].map((value) => ({
    ...makeCall(MASKS.careful.mask, CALLER, { [field]: value }),
    expected: { to: MASKS.careful.number, from: MASKS.careful.mask },
  })),
);

/** Some networks name a call by its caller. What is right of such a call is shown. */
const NAMED_BY_NUMBERS = [CALLER, CALLER.slice(1), CALLER.slice(2), `tel:${CALLER}`].map((id) => ({
  ...makeCall(MASKS.direct.mask, CALLER, { id, callId: id }),
  expected: { to: MASKS.direct.number, from: CALLER },
}));

const ticketFor = (callId: string): string =>
  writeCallTicket({ mask: MASKS.direct.id, call: callReference(callId) }, KEY);

const DISPOSITIONS = ['SUCCESS', 'BUSY', 'TIMEOUT', 'REJECTED', 'FAILED', NUMBER];

const RESULTS = DISPOSITIONS.flatMap((disposition) => {
  const result = makeResult(
    { sessionId: CALLER, callId: NUMBER, error: NUMBER, state: NUMBER, calledid: NUMBER, userType: NUMBER },
    { disposition, value: NUMBER, [NUMBER]: NUMBER, connectedDuration: Number(NUMBER) },
  );
  return ['continue', 'incomplete', 'error', 'hangup', NUMBER].flatMap((event) => [
    makeMessage(result, { ticket: ticketFor(CALLER) }, { query: { event } }),
    makeMessage(result, {}, { query: { event } }),
  ]);
});

const LAUNCHES = [
  makeMessage(
    makeSession({ to: undefined, from: undefined, parameters: { number: NUMBER, [NUMBER]: NUMBER } }),
  ),
];

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What no carrier sends, with and without its key. */
const BROKEN = [
  `{"session":{"from":{"id":"${CALLER}"},"to":{"id":"${NUMBER}"`,
  `${NUMBER} is not JSON`,
  `"${NUMBER}"`,
  `[${NUMBER.slice(1)}]`,
  JSON.stringify({ [NUMBER]: NUMBER }),
  JSON.stringify({ session: NUMBER, result: NUMBER }),
  latin1(`{"session":{"to":{"id":"${NUMBER}","name":"é"`),
].flatMap((body) => [
  makeMessage(body),
  makeMessage(body, { key: UNKNOWN_KEY }),
  makeMessage(body, { key: NUMBER }),
  makeMessage(body, { ticket: NUMBER }),
  makeMessage(body, { ticket: `${NUMBER}.${NUMBER}.${NUMBER}` }),
  makeMessage(body, {}, { headers: { [NUMBER]: NUMBER, 'user-agent': NUMBER }, query: { [NUMBER]: NUMBER } }),
]);

/** Everything that a carrier may send, and more. */
export const MESSAGES: readonly Message[] = [
  ...CALLERS.flatMap(connected),
  ...PROFILED,
  ...TEXTS,
  ...MISPLACED,
  ...NAMED_BY_NUMBERS,
  ...RESULTS,
  ...LAUNCHES,
  ...BROKEN,
  ...Object.values(REFUSED).flat(),
  ...SIGNED_MESSAGES,
];
