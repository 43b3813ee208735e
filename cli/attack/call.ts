import { asList, asRecord, asText } from '../../lib/json.ts';
import { CREDENTIALS } from '../../simulators/tropo/account.ts';
import { mustServe } from './attempt.ts';
import type { Answer, Message } from './send.ts';
import type { Target, Victim } from './target.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A session as the carrier sends it when a caller dials a mask, with the given fields changed. */
export const sessionFor = (target: Target, mask: string, changes: Fields = {}): Fields => ({
  id: target.nextCallId(),
  accountId: CREDENTIALS.accountId,
  timestamp: new Date(target.nowMs()).toISOString(),
  userType: 'HUMAN',
  initialText: null,
  callId: target.nextCallId(),
  to: { id: mask.slice(2), name: 'unknown', channel: 'VOICE', network: 'SIP' },
  from: endpointOf(target.nextCaller()),
  headers: { 'x-sid': '1' },
  ...changes,
});

export const endpointOf = (number: string): Fields => ({
  id: number.slice(2),
  name: number,
  channel: 'VOICE',
  network: 'SIP',
});

/** @param key another than the carrier's own */
export const sessionMessage = (target: Target, session: Fields, key: string = target.key): Message => ({
  path: `/transfer/${key}`,
  body: JSON.stringify({ session }),
});

/** Dials a mask. */
export const dial = (target: Target, mask: string, changes: Fields = {}): Promise<Answer> =>
  target.send(target.apiUrl, sessionMessage(target, sessionFor(target, mask, changes)));

const DIALLING_VERBS = ['call', 'conference', 'message', 'redirect', 'transfer'];

/** Every number that the document tells the carrier to call. */
export const connectedTo = ({ body }: Answer): readonly string[] =>
  asList(verbsIn(body))
    .flatMap((verb) => DIALLING_VERBS.map((name) => asRecord(asRecord(verb)?.[name])))
    .filter((verb) => verb !== undefined)
    .flatMap(({ to }) => asList(to).map((one) => asText(one) ?? JSON.stringify(one)));

const verbsIn = (body: string): unknown => {
  try {
    return asRecord(JSON.parse(body))?.['tropo'];
  } catch {
    return undefined;
  }
};

/** The permitted request of most attempts: a stranger dials a live mask and reaches the person behind it. */
export const mustConnect = async (target: Target, { mask, number }: Victim): Promise<void> => {
  const answer = await dial(target, mask);
  const reached = connectedTo(answer).join();
  mustServe(
    reached === number,
    `a call to a live mask reached ${reached === '' ? 'nobody' : 'another'} (${answer.status})`,
  );
};
