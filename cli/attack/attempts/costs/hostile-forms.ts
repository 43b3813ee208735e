import type { Attempt } from '../../attempt.ts';
import { mustRepel, mustServe } from '../../attempt.ts';
import { mustConnect, sessionFor, sessionMessage } from '../../call.ts';
import type { Answer, Message } from '../../send.ts';
import type { Fields, SigningCarrier } from '../../signing-carriers.ts';
import type { Target } from '../../target.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const callOf = (target: Target, { account, victim }: SigningCarrier, changes: Fields = {}): Fields => ({
  AccountSid: account,
  CallSid: target.nextCallId(),
  CallStatus: 'ringing',
  Direction: 'inbound',
  From: target.nextCaller(),
  FromCity: '',
  To: victim.mask,
  ToCity: '',
  ...changes,
});

/** @param sent what is sent in place of what was signed */
const message = (
  { apiUrl }: Target,
  carrier: SigningCarrier,
  signed: Fields,
  sent: string = new URLSearchParams(signed).toString(),
): Message => {
  const path = `/calls/${carrier.name}`;
  return { path, headers: { ...FORM, ...carrier.sign(`${apiUrl}${path}`, signed) }, body: sent };
};

const isConnected = ({ body }: Answer, { victim }: SigningCarrier): boolean => body.includes(victim.number);

/** The honest twin: a signed call reaches the person behind the mask. */
const mustConnectSigned = async (target: Target, carrier: SigningCarrier): Promise<void> => {
  const answer = await target.send(target.apiUrl, message(target, carrier, callOf(target, carrier)));
  mustServe(isConnected(answer, carrier), `a signed call got ${answer.status}`);
};

/** The same signed text, cut into other fields, and fields that come twice. */
const recut = (target: Target, carrier: SigningCarrier): readonly (readonly [Fields, string])[] => {
  const signed = callOf(target, carrier);
  const { From = '', FromCity = '', To = '', Direction = '', ...others } = signed;
  const cut = (fields: Fields) => [signed, new URLSearchParams(fields).toString()] as const;
  const { From: _left, ...nobody } = signed;
  return [
    cut({ ...others, FromCity, To, Direction, Fro: `m${From}` }),
    cut({ ...others, To, Direction, From: `${From}FromCity` }),
    cut({ ...others, FromCity, From, Direction, T: `o${To}` }),
    cut({ ...others, FromCity, From, To, Directio: `n${Direction}` }),
    [signed, `${new URLSearchParams(signed)}&From=${encodeURIComponent(From)}`],
    cut(nobody),
    [nobody, new URLSearchParams(nobody).toString()],
    [{ ...signed, From: '' }, new URLSearchParams({ ...signed, From: '' }).toString()],
  ];
};

const recutForms: Attempt = {
  name: 'recut forms',
  tries: 'signed forms cut into other fields, fields twice, no caller, at each carrier that signs',
  run: async (target) => {
    let tried = 0;
    for (const carrier of target.signing) {
      for (const [signed, sent] of recut(target, carrier)) {
        const answer = await target.send(target.apiUrl, message(target, carrier, signed, sent));
        const isRefused = answer.status === 400 || answer.status === 404;
        mustRepel(isRefused && !isConnected(answer, carrier), `${carrier.name} answered ${answer.status}`);
        tried += 1;
      }
      await mustConnectSigned(target, carrier);
    }
    return `${tried} of them, refused each`;
  },
};

const MARKS = '\u0316\u0301'.repeat(20_000);
const NAMES = Array.from({ length: 25_000 }, (_, index) => `n${index}=1`).join('&');

/** A request that reads quickly is answered long before. */
const MOST_MS = 1800;

const costly = (target: Target): readonly Message[] => [
  ...target.signing.flatMap((carrier): readonly Message[] => {
    const headers = { ...FORM, ...carrier.sign('https://elsewhere.example', {}) };
    const path = `/calls/${carrier.name}`;
    const account = `AccountSid=${carrier.account}`;
    return [
      { path, headers, body: `${account}&${NAMES}` },
      { path, headers, body: `${account}&From=${encodeURIComponent(MARKS)}` },
      { path, headers, body: '&'.repeat(1_000_000) },
      { path, headers: FORM, body: `${account}&${NAMES.slice(0, 7_000)}` },
    ];
  }),
  ...[`1${MARKS}`, '4155550100'].map((id) => {
    const session = sessionFor(target, target.victims.live.mask, {
      from: { id },
      headers: { contact: MARKS },
    });
    return sessionMessage(target, session, 'a-key-that-nobody-ever-made');
  }),
];

const costlyRequests: Attempt = {
  name: 'costly requests',
  tries: '25,000 names, 80 kB of marks and the like, unsigned, at every carrier',
  run: async (target) => {
    const messages = costly(target);
    for (const one of messages) {
      const startedAtMs = target.nowMs();
      const { status } = await target.send(target.apiUrl, one);
      const tookMs = target.nowMs() - startedAtMs;
      mustRepel(status === 404 || status === 413, `${one.path} answered ${status}`);
      mustRepel(tookMs < MOST_MS, `${one.path} was at work for ${tookMs} ms`);
    }
    for (const carrier of target.signing) {
      await mustConnectSigned(target, carrier);
    }
    await mustConnect(target, target.victims.live);
    return `${messages.length} of them, refused before they cost anything`;
  },
};

/** Requests to carriers' addresses that cost much to refuse, or that mean something else than what was signed. */
export const HOSTILE_FORMS: readonly Attempt[] = [costlyRequests, recutForms];
