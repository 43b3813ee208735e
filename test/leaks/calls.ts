import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { callReference, writeCallToken } from '../../lib/calls/call-token.ts';
import type { RefusalReason } from '../../lib/calls/decision.ts';
import { CALLER_PROFILES } from '../../local/simulators/tropo/caller-profiles.ts';
import { TEXT_PROFILES } from '../../local/simulators/tropo/text-profiles.ts';
import { makeEvent } from '../support/events.ts';
import { makeResult, makeSession } from '../support/tropo-messages.ts';
import { BUSY_CALLER, CALLERS, KEY, PEOPLE, UNKNOWN_KEY } from './hidden.ts';
import { MASKS, RELEASED_MASK } from './rows.ts';
import type { Expected } from './without-documented.ts';

/** A message of the carrier, and the two numbers that its answer may hold. */
export interface Message {
  readonly event: APIGatewayProxyEventV2;
  readonly expected?: Expected;
}

const [NUMBER = ''] = PEOPLE;
const [CALLER = '', OTHER_CALLER = ''] = CALLERS;

/** To be sent to `/transfer/{key}`, or to where results go. */
export const makeMessage = (
  body: unknown,
  parameters: Readonly<Record<string, string>> = {},
  more: Pick<Parameters<typeof makeEvent>[0] & object, 'headers' | 'query'> = {},
): Message => {
  const path = 'token' in parameters ? '/transfer/{key}/after/{token}' : '/transfer/{key}';
  const binary = body instanceof Uint8Array ? 'base64' : 'plain';
  return {
    event: makeEvent(
      { method: 'POST', path, parameters: { key: KEY, ...parameters }, body, ...more },
      binary,
    ),
  };
};

const plain = (number: string) => ({ id: number, name: null, channel: 'VOICE', network: 'SIP' });

type Session = NonNullable<Parameters<typeof makeSession>[0]>;

export const makeCall = (to: string, from: string, changes: Session = {}): Message =>
  makeMessage(makeSession({ to: plain(to), from: plain(from), ...changes }));

/** Calls that are connected: to one mask that shows the caller, and to one that does not. */
export const connected = (from: string): readonly Message[] => [
  { ...makeCall(MASKS.direct.mask, from), expected: { to: MASKS.direct.number, from } },
  {
    ...makeCall(MASKS.careful.mask, from),
    expected: { to: MASKS.careful.number, from: MASKS.careful.mask },
  },
];

/** Of an area in which the carrier sells nothing. */
const NOBODYS_MASK = '+12055550150';

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

export const tokenFor = (callId: string): string =>
  writeCallToken({ mask: MASKS.direct.id, call: callReference(callId) }, KEY);

const DISPOSITIONS = ['SUCCESS', 'BUSY', 'TIMEOUT', 'REJECTED', 'FAILED', NUMBER];

const RESULTS = DISPOSITIONS.flatMap((disposition) => {
  const result = makeResult(
    { sessionId: CALLER, callId: NUMBER, error: NUMBER, state: NUMBER, calledid: NUMBER, userType: NUMBER },
    { disposition, value: NUMBER, [NUMBER]: NUMBER, connectedDuration: Number(NUMBER) },
  );
  return ['continue', 'incomplete', 'error', 'hangup', NUMBER].flatMap((event) => [
    makeMessage(result, { token: tokenFor(CALLER) }, { query: { event } }),
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
  makeMessage(body, { token: NUMBER }),
  makeMessage(body, { token: `${NUMBER}.${NUMBER}.${NUMBER}` }),
  makeMessage(body, {}, { headers: { [NUMBER]: NUMBER, 'user-agent': NUMBER }, query: { [NUMBER]: NUMBER } }),
]);

const REFUSED_AT_ONCE = {
  'unknown-mask': [makeCall(NOBODYS_MASK, CALLER), makeCall(RELEASED_MASK, CALLER), makeCall(NUMBER, CALLER)],
  'expired-mask': [makeCall(MASKS.expired.mask, CALLER)],
  'blocked-caller': [makeCall(MASKS.blocking.mask, CALLER), makeCall(MASKS.blocking.mask, 'Restricted')],
  'owner-calling': [makeCall(MASKS.direct.mask, MASKS.direct.number)],
  'caller-is-mask': [makeCall(MASKS.direct.mask, MASKS.careful.mask)],
  'mask-is-number': [makeCall(MASKS.hiddenItself.mask, CALLER)],
  'ambiguous-mask': [makeCall(MASKS.danish.mask.slice(1), CALLER)],
};

/** Enough that the limit is passed even if one minute ends and another begins meanwhile. */
const tooMany = (to: string, from: string, number: string, calls: number): readonly Message[] =>
  Array.from({ length: calls }, () => ({ ...makeCall(to, from), expected: { to: number, from } }));

/** Of one caller; the others here stay far below. */
export const CALLS_PER_MINUTE = 100;

/** Every reason to refuse a call, and calls that are refused for it. */
export const REFUSED: Readonly<Record<RefusalReason, readonly Message[]>> = {
  ...REFUSED_AT_ONCE,
  'mask-call-rate': tooMany(MASKS.rare.mask, OTHER_CALLER, MASKS.rare.number, 3),
  'caller-call-rate': tooMany(MASKS.direct.mask, BUSY_CALLER, MASKS.direct.number, 2 * CALLS_PER_MINUTE + 10),
};

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
];
