import { makeKey } from '../../../lib/table/webhook-keys.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { mustConnect, sessionFor, sessionMessage } from '../call.ts';
import { fictionalNumbers } from '../numbers.ts';
import { comparable } from '../send.ts';
import type { Target } from '../target.ts';

/** What an attacker sees of one guess, and the requests to the table, which only this machine sees. */
interface Guess {
  readonly answer: string;
  readonly tableRequests: string;
  readonly tookMs: number;
}

const guess = async (target: Target, mask: string): Promise<Guess> => {
  const message = sessionMessage(target, sessionFor(target, mask), makeKey());
  target.takeTableRequests();
  const startedAtMs = performance.now();
  const answer = await target.send(target.apiUrl, message);
  const tookMs = performance.now() - startedAtMs;
  // A late read is sent a second time, unchanged. A pause of the machine tells an attacker nothing.
  const tableRequests = [...new Set(target.takeTableRequests().map((one) => JSON.stringify(one)))].join();
  return { answer: comparable(answer), tableRequests, tookMs };
};

interface Guesses {
  readonly known: readonly Guess[];
  readonly unknown: readonly Guess[];
}

/** In turns, so that a machine that slows down does so for both. */
const guessInTurns = async (target: Target): Promise<Guesses> => {
  const known = Object.values(target.victims).map(({ mask }) => mask);
  const unknown = fictionalNumbers('strangers');
  const guesses: { known: Guess[]; unknown: Guess[] } = { known: [], unknown: [] };
  for (let round = 0; round < target.rounds.guesses; round += 1) {
    guesses.known.push(await guess(target, known[round % known.length] ?? ''));
    guesses.unknown.push(await guess(target, unknown[round % unknown.length] ?? ''));
  }
  return guesses;
};

const kinds = (guesses: readonly Guess[], what: 'answer' | 'tableRequests'): ReadonlySet<string> =>
  new Set(guesses.map((one) => one[what]));

/** @param share such as 0.9, for the time within which nine of ten were answered */
const percentile = (guesses: readonly Guess[], share: number): string => {
  const times = guesses.map(({ tookMs }) => tookMs).sort((one, other) => one - other);
  return `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2)} ms`.padStart(9);
};

const timesOf = (name: string, guesses: readonly Guess[]): string =>
  `${name} p50 ${percentile(guesses, 0.5)}  p90 ${percentile(guesses, 0.9)}  p99 ${percentile(guesses, 0.99)}`;

const overCalls: Attempt = {
  name: 'enumerating by calls',
  tries: 'sessions with wrong keys for masks and for others',
  run: async (target) => {
    const { known, unknown } = await guessInTurns(target);
    const all = [...known, ...unknown];
    mustRepel(kinds(all, 'answer').size === 1, 'the answers tell masks from others');
    mustRepel(kinds(all, 'tableRequests').size === 1, 'the requests to the table tell masks from others');
    await mustConnect(target, target.victims.live);
    return [
      `${all.length} guesses, one answer, one kind of table request; the times, for you to judge:`,
      timesOf('masks ', known),
      timesOf('others', unknown),
    ].join('\n');
  },
};

/** As the path has it. */
const pathTo = (mask: string): string => `/masks/${encodeURIComponent(mask)}`;

const overApi: Attempt = {
  name: 'enumerating by the API',
  tries: 'a mask that went back, and one that never was',
  run: async (target) => {
    const { released, live } = target.victims;
    const [never = ''] = fictionalNumbers('strangers');
    for (const method of ['GET', 'PATCH']) {
      const [one, other] = await Promise.all(
        [released.mask, never].map((mask) =>
          target.send(target.apiUrl, { method, path: pathTo(mask), body: method === 'GET' ? '' : '{}' }),
        ),
      );
      const isSame = one !== undefined && other !== undefined && comparable(one) === comparable(other);
      mustRepel(isSame && one.status === 404, `${method} tells them apart`);
    }
    const shown = await target.send(target.apiUrl, { method: 'GET', path: pathTo(live.mask) });
    mustServe(shown.status === 200, `a live mask got ${shown.status}`);
    return '404, the same but for the id of the request';
  },
};

export const ENUMERATIONS: readonly Attempt[] = [overCalls, overApi];
