import type { Attempt } from '../attempt.ts';
import { mustRepel } from '../attempt.ts';
import { connectedTo, endpointOf, mustConnect, sessionFor } from '../call.ts';
import type { Target } from '../target.ts';

/** Bodies of sessions for one mask, by what is wrong with them; `other` is a mask that they try to reach. */
type Bodies = (target: Target, other: string) => Readonly<Record<string, string | Uint8Array>>;

const DEEP = 20_000;
const MEGABYTE = 'A'.repeat(1024 * 1024);

/** What the caller's network writes: their name, their number, and headers. */
const misleading: Bodies = (target, other) => {
  const sessionWith = (changes: object) =>
    JSON.stringify({ session: sessionFor(target, target.victims.live.mask, { ...changes }) });
  const from = endpointOf(target.nextCaller());
  return {
    name: sessionWith({ from: { ...from, name: other } }),
    to: sessionWith({ to: { ...endpointOf(target.victims.live.mask), name: other } }),
    header: sessionWith({ headers: { 'x-sbc-to': `<sip:${other}@192.0.2.1>`, 'x-voxeo-to': other } }),
    headers: sessionWith({ headers: [{ key: 'x-sbc-request-uri', value: `sip:${other}@192.0.2.1` }] }),
    parameters: sessionWith({ parameters: { to: other, numberToDial: other } }),
    injection: sessionWith({ from: { ...from, name: `"},"to":{"id":"${other.slice(2)}"},"x":{"y":"` } }),
  };
};

/** What no carrier sends. */
const malformed: Bodies = (target, other) => {
  const { to: _to, ...session } = sessionFor(target, target.victims.live.mask);
  const body = (changes: object) => JSON.stringify({ session: { ...session, ...changes } });
  const pollution = `"__proto__":{"to":{"id":"${other.slice(2)}"}},"constructor":{"prototype":{"admin":1}}`;
  return {
    prototype: body({}).replace('{"session":{', `{${pollution},"session":{${pollution},`),
    nesting: body({}).replace('"headers":{', `"headers":{"deep":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`),
    megabyte: body({ to: { id: MEGABYTE }, from: { id: MEGABYTE }, headers: { 'x-sbc-to': MEGABYTE } }),
    bytes: Buffer.concat([Buffer.from('{"session":{"to":{"id":"'), BROKEN_UTF8, Buffer.from('"}}}')]),
    list: body({ to: [other, { id: other }] }),
    texts: body({ to: other, from: other, headers: other }),
    nothing: body({ to: null, from: null, headers: null }),
    array: JSON.stringify([{ session }]),
    both: JSON.stringify({ session, result: { sessionId: 'x', actions: { to: other } } }),
  };
};

const BROKEN_UTF8 = Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0xf5]);

const hostile = (attempt: Omit<Attempt, 'run'>, bodies: Bodies): Attempt => ({
  ...attempt,
  run: async (target) => {
    const { live, other } = target.victims;
    const cases = Object.entries(bodies(target, other.mask));
    for (const [name, body] of cases) {
      const answer = await target.send(target.apiUrl, { path: `/transfer/${target.key}`, body });
      const others = connectedTo(answer).filter((number) => number !== live.number);
      mustRepel(others.length === 0, `${name}: another number was called`);
      mustRepel(answer.status < 500, `${name}: answered ${answer.status}`);
    }
    await mustConnect(target, live);
    return `${cases.length} of them: only the person behind the dialled mask was called, and no request failed`;
  },
});

export const HOSTILE_SESSIONS: readonly Attempt[] = [
  hostile({ name: 'misleading session', tries: 'names and headers of another mask' }, misleading),
  hostile({ name: 'malformed session', tries: 'pollution, nesting, 1 MB, broken UTF-8' }, malformed),
];
