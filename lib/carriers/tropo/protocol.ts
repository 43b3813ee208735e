import type { CarrierEvent } from '../../calls/carrier-event.ts';
import { flawed } from '../../errors/flawed.ts';
import { asRecord, asText } from '../../json.ts';
import type { KeyEvidence, KeyedProtocol, WebhookRequest } from '../protocol.ts';
import { fallback, RING_SECONDS, writeDocument } from './document.ts';
import { callerOf, dialledBy, readEndpoint } from './endpoint.ts';
import { readResult } from './result.ts';

/** The longest call that Tropo's guides name. An ended key stays valid that long for results of calls under way. */
const LONGEST_CALL_SECONDS = 4 * 60 * 60;

/** Tropo's call flow: Web API sessions and results (reference: Tropo Web API guide, 2010 to 2018). */
export const tropoProtocol: KeyedProtocol = {
  provenBy: 'key',
  read: ({ body, query }) => {
    const document = asRecord(parseJson(body));
    const session = asRecord(document?.['session']);
    const result = asRecord(document?.['result']);
    if (session !== undefined && result === undefined) {
      return readSession(session);
    }
    if (result !== undefined && session === undefined) {
      return readResult(result, query['event']);
    }
    throw flawed(
      '#',
      'neither a session nor a result of Tropo. Send {"session": {...}} or {"result": {...}}.',
    );
  },
  // Tropo signs nothing: the proof is the key in the path. Results hold no account.
  authenticate: (evidence) => (isValid(evidence) ? 'genuine' : 'not-ours'),
  write: writeDocument,
  fallback,
  capabilities: {
    callerIds: ['caller', 'mask'],
    attestation: {},
    ringSeconds: RING_SECONDS,
    answers: ['direct', 'press-1'],
  },
};

const readSession = (session: Readonly<Record<string, unknown>>): CarrierEvent => {
  const id = asText(session['id']) ?? '';
  const account = asText(session['accountId']);
  const to = asRecord(session['to']);
  if (to === undefined) {
    return { kind: 'launch', id, account };
  }
  if ((asText(to['channel']) ?? '').toUpperCase() === 'TEXT') {
    return { kind: 'text', id, account };
  }
  if (!namesCaller(session['from'])) {
    throw flawed('from', 'no caller. Tropo names one, or writes an empty id.');
  }
  const headers = session['headers'];
  return {
    kind: 'call',
    id,
    account,
    ...dialledBy(readEndpoint(to), headers),
    ...callerOf(readEndpoint(session['from']), headers),
  };
};

/** A caller without an id was left out. Tropo writes `null` or an empty id for one who withholds the number. */
const namesCaller = (from: unknown): boolean => {
  const id = asRecord(from)?.['id'];
  return id === null || typeof id === 'string' || typeof id === 'number';
};

/** Later documentation says UTF-8, earlier says Latin-1. What is not valid UTF-8 is read as Latin-1. */
const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(decode(body));
  } catch (cause) {
    throw flawed('#', 'not valid JSON. Send the session or result as Tropo does.', cause);
  }
};

const decode = (body: WebhookRequest['body']): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('latin1').decode(body);
  }
};

const isValid = ({ webhookKey: key, event, isBound, nowSeconds }: KeyEvidence): boolean => {
  if (key === undefined) {
    return false;
  }
  const graceSeconds = isBound ? LONGEST_CALL_SECONDS : 0;
  const isInTime = key.endsAtSeconds === undefined || nowSeconds < key.endsAtSeconds + graceSeconds;
  const isOurAccount =
    key.account === undefined ||
    event === undefined ||
    event.kind === 'ended' ||
    ('account' in event && event.account === key.account);
  return isInTime && isOurAccount;
};
