import type { CallEnded, CarrierEvent } from '../../../lib/calls/carrier-event.ts';
import { readSigningSecret } from '../../../lib/carriers/kit/signing-secret.ts';
import { isWithheld } from '../../../lib/carriers/kit/withheld.ts';
import type { SignedProtocol, WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { flawed } from '../../../lib/errors/flawed.ts';
import { asRecord, asText } from '../../../lib/json.ts';
import { toE164 } from '../../../lib/phone/e164.ts';
import { LIMIT_SECONDS, RING_SECONDS, say, writeDocument } from './document.ts';
import { authenticate } from './signature.ts';

/** How Example asks where a call goes: JSON in, JSON out. */
export const exampleProtocol: SignedProtocol = {
  provenBy: 'signature',
  parseSigningSecret: (text) =>
    readSigningSecret(text, { key: 'signingKey', otherKey: 'previousSigningKey' }),
  authenticate,
  read: (request) => {
    const { call, ended } = parse(request);
    const event = readCall(asRecord(call)) ?? readEnd(asRecord(ended));
    return event ?? invalid();
  },
  write: writeDocument,
  fallback: () => say('fallback'),
  capabilities: {
    callerIds: ['caller', 'mask'],
    attestation: {},
    limitSeconds: LIMIT_SECONDS,
    ringSeconds: RING_SECONDS,
    answers: ['direct', 'press-1'],
  },
};

type Fields = Readonly<Record<string, unknown>>;

const invalid = (cause?: unknown): never => {
  throw flawed('#', 'neither a call nor the end of one. Send {"call": {...}} or {"ended": {...}}.', cause);
};

const parse = ({ body }: WebhookRequest): Fields => {
  try {
    return asRecord(JSON.parse(Buffer.from(body).toString())) ?? {};
  } catch (cause) {
    return invalid(cause);
  }
};

const readCall = (call: Fields | undefined): CarrierEvent | undefined => {
  const mask = toE164(asText(call?.['to']) ?? '');
  if (call === undefined || mask === undefined) {
    return undefined;
  }
  const id = asText(call['id']) ?? '';
  const account = asText(call['account']);
  return {
    kind: 'call',
    id,
    account,
    masks: [mask],
    hint: undefined,
    ...callerOf(asText(call['from']) ?? ''),
  };
};

const callerOf = (from: string) => {
  const number = toE164(from);
  if (number !== undefined) {
    return { caller: { kind: 'number', number }, callerMayBe: [number], isCallerNamed: false } as const;
  }
  const isNobody = isWithheld(from);
  return {
    caller: { kind: isNobody ? 'withheld' : 'other' },
    callerMayBe: [],
    isCallerNamed: !isNobody,
  } as const;
};

/** Example's words for how a call ended. A word that is not here is `unknown`. */
const OUTCOMES: ReadonlyMap<unknown, CallEnded['outcome']> = new Map([
  ['talked', 'connected'],
  ['caller-left', 'abandoned'],
  ['busy', 'busy'],
  ['silent', 'no-answer'],
  ['unreachable', 'failed'],
]);

const readEnd = (ended: Fields | undefined): CallEnded | undefined => {
  const id = asText(ended?.['id']);
  if (ended === undefined || id === undefined) {
    return undefined;
  }
  const outcome = OUTCOMES.get(ended['how']) ?? 'unknown';
  const seconds = ended['talkSeconds'];
  return {
    kind: 'ended',
    id,
    outcome,
    callerListens: ended['callerListens'] === true,
    connectedSeconds: typeof seconds === 'number' ? seconds : undefined,
  };
};
