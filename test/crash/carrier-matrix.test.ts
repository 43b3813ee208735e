import { describe, expect, test } from '@jest/globals';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import { makeMemoryStore } from '../support/table/memory-store.ts';
import { flawsAtRest, makeWatch } from './guarantees/history-flaws.ts';
import type { LiveHistory } from './histories/live-history.ts';
import { beginHistory } from './histories/live-history.ts';
import type { Outcome } from './histories/moves.ts';
import { comeToRest } from './histories/play-history.ts';
import type { Gate, Task } from './scenarios/task.ts';
import { startTask } from './scenarios/task.ts';
import { BROUGHT } from './world/bystanders.ts';

type Act = (gate?: Gate<Outcome>) => Promise<unknown>;

const KEY = 'key-0';
const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

const OK: Outcome = { table: 'ok', carrier: 'ok' };
/** The effect is had, and whoever had it never hears of it. */
const UNHEARD: Outcome = { table: 'down after the work', carrier: 'reset after the work' };

const created = async (live: LiveHistory): Promise<void> => live.acts.create(KEY)();

/** Somebody orders a number, and dies before the answer is heard; the lease of the request has ended since. */
const orderedUnheard = async ({ acts, clock }: LiveHistory): Promise<void> => {
  const task = await startTask('purchase', acts.create(KEY));
  while (task.next()?.startsWith('POST ') === false) await task.step(OK);
  await task.step(UNHEARD);
  task.kill();
  clock.seconds += LEASE_SECONDS;
};

/** Each has a mask that somebody works on, and a worker that is cut off. */
const SCENARIOS: Readonly<Record<string, (live: LiveHistory) => Promise<Act>>> = {
  'a purchase': async ({ acts }) => acts.create(KEY),
  'a purchase whose answer was lost': async (live) => {
    await orderedUnheard(live);
    return live.acts.create(KEY);
  },
  'a release': async (live) => {
    await created(live);
    const mask = await live.maskOf(KEY);
    if (mask === undefined) throw new Error('There is no mask.');
    return live.acts.release(KEY, mask.mask);
  },
  // Where nothing can be imported, both end at once.
  'an import': async ({ acts }) => acts.import(),
  'the end of an import': async ({ acts }) => {
    await acts.import()();
    return acts.release('detach', BROUGHT);
  },
  'a reconciliation over what a purchase has left': async (live) => {
    await orderedUnheard(live);
    live.clock.seconds += DAY_SECONDS;
    return live.acts.reconcile();
  },
};

/** Goes so far with the worker, up to before or after an effect, where it dies. @returns whether it had come so far */
const diesAt = async (task: Task<Outcome>, nth: number, side: string): Promise<boolean> => {
  for (let done = 0; done < nth && task.next() !== undefined; done += 1) await task.step(OK);
  const isThere = task.next() !== undefined;
  if (isThere && side === 'after') await task.step(UNHEARD);
  task.kill();
  return isThere;
};

describe.each(CARRIERS)('with %s', (carrier) => {
  test.each(Object.keys(SCENARIOS))('%s keeps the ledger, wherever its worker dies', async (name) => {
    const flaws: Record<string, readonly string[]> = {};
    for (let mood = 0, moods = 1; mood < moods; mood += 1) {
      for (let nth = 0, isThere = true; isThere; nth += 1) {
        for (const side of ['before', 'after']) {
          const live = await beginHistory(makeMemoryStore(), carrier);
          moods = live.carrier.moods;
          await live.carrier.setMood(mood);
          const act = await SCENARIOS[name]?.(live);
          if (act === undefined) throw new Error('There is no such scenario.');
          isThere = await diesAt(await startTask(name, act), nth, side);
          await live.carrier.setMood(mood);
          await comeToRest(live, []);
          const found = [...(await makeWatch(live)()), ...(await flawsAtRest(live))];
          if (found.length > 0) flaws[`mood ${mood}, ${side} ${nth}`] = found;
        }
      }
    }
    expect(flaws).toEqual({});
  });
});
