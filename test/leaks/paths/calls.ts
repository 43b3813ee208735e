import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RefusalReason } from '../../../lib/calls/decision.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { makeSession } from '../../support/calls/tropo-events.ts';
import { BUSY_CALLER, CALLERS, KEY, PEOPLE } from '../hidden.ts';
import { MASKS, RELEASED_MASK } from '../rows.ts';
import type { Expected } from '../without-documented.ts';

/** A carrier event, and the two numbers that its answer may hold. */
export interface SentEvent {
  readonly event: APIGatewayProxyEventV2;
  readonly expected?: Expected;
}

const [PERSON = ''] = PEOPLE;
const [FIRST_CALLER = '', OTHER_CALLER = ''] = CALLERS;

/** To be sent to `/transfer/{key}`, or to where results go. */
export const makeSentEvent = (
  body: unknown,
  parameters: Readonly<Record<string, string>> = {},
  more: Pick<Parameters<typeof makeEvent>[0] & object, 'headers' | 'query'> = {},
): SentEvent => {
  const path = 'ticket' in parameters ? '/transfer/{key}/after/{ticket}' : '/transfer/{key}';
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

export const makeCall = (to: string, from: string, changes: Session = {}): SentEvent =>
  makeSentEvent(makeSession({ to: plain(to), from: plain(from), ...changes }));

/** Calls that are connected: to one mask that shows the caller, and to one that does not. */
export const connected = (from: string): readonly SentEvent[] => [
  { ...makeCall(MASKS.direct.mask, from), expected: { to: MASKS.direct.number, from } },
  {
    ...makeCall(MASKS.careful.mask, from),
    expected: { to: MASKS.careful.number, from: MASKS.careful.mask },
  },
];

/** Of an area in which the carrier sells nothing. */
const NOBODYS_MASK = '+12055550150';

const REFUSED_AT_ONCE = {
  'unknown-mask': [
    makeCall(NOBODYS_MASK, FIRST_CALLER),
    makeCall(RELEASED_MASK, FIRST_CALLER),
    makeCall(PERSON, FIRST_CALLER),
  ],
  'expired-mask': [makeCall(MASKS.expired.mask, FIRST_CALLER)],
  'blocked-caller': [
    makeCall(MASKS.blocking.mask, FIRST_CALLER),
    makeCall(MASKS.blocking.mask, 'Restricted'),
  ],
  'owner-calling': [makeCall(MASKS.direct.mask, MASKS.direct.number)],
  'caller-is-mask': [makeCall(MASKS.direct.mask, MASKS.careful.mask)],
  'mask-is-number': [makeCall(MASKS.hiddenItself.mask, FIRST_CALLER)],
  'ambiguous-mask': [makeCall(MASKS.danish.mask.slice(1), FIRST_CALLER)],
};

/** Enough that the limit is passed even if one minute ends and another begins meanwhile. */
const tooMany = (to: string, from: string, number: string, calls: number): readonly SentEvent[] =>
  Array.from({ length: calls }, () => ({ ...makeCall(to, from), expected: { to: number, from } }));

/** Of one caller; the others here stay far below. */
export const CALLS_PER_MINUTE = 100;

/** Every reason to refuse a call, and calls that are refused for it. */
export const REFUSED: Readonly<Record<RefusalReason, readonly SentEvent[]>> = {
  ...REFUSED_AT_ONCE,
  'mask-call-rate': tooMany(MASKS.rare.mask, OTHER_CALLER, MASKS.rare.number, 3),
  'caller-call-rate': tooMany(MASKS.direct.mask, BUSY_CALLER, MASKS.direct.number, 2 * CALLS_PER_MINUTE + 10),
};
