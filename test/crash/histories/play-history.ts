import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { Store } from '../../../lib/table/store.ts';
import { flawsAtRest, flawsOfErasing, makeWatch } from '../guarantees/history-flaws.ts';
import type { Task } from '../scenarios/task.ts';
import { startTask } from '../scenarios/task.ts';
import { BROUGHT } from '../world/bystanders.ts';
import type { LiveHistory } from './live-history.ts';
import { beginHistory } from './live-history.ts';
import type { Move, Outcome } from './moves.ts';
import { KEYS } from './moves.ts';

const OK: Outcome = { table: 'ok', carrier: 'ok' };
const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** Plays the moves, and then lets everything come to rest. @returns all that was ever wrong */
export const playHistory = async (
  store: Store,
  moves: readonly Move[],
  carrier: CarrierName = 'tropo',
): Promise<readonly string[]> => {
  const live = await beginHistory(store, carrier);
  const watch = makeWatch(live);
  const tasks: Task<Outcome>[] = [];
  for (const [at, move] of moves.entries()) {
    await play(live, tasks, move);
    const flaws = await watch();
    if (flaws.length > 0) return flaws.map((flaw) => `after move ${at}: ${flaw}`);
  }
  await comeToRest(live, tasks);
  const left = live.erasing.isAsked ? await flawsOfErasing(live) : [];
  return [...(await watch()), ...(await flawsAtRest(live)), ...left];
};

const play = async (live: LiveHistory, tasks: Task<Outcome>[], move: Move): Promise<void> => {
  switch (move.do) {
    case 'wait':
      // What the carrier was still at is done before any lease ends.
      await live.carrier.catchUp();
      live.clock.seconds += move.seconds;
      return;
    case 'mood':
      await live.carrier.setMood(move.mood);
      return;
    case 'kill':
      atWork(tasks, move.who)?.kill();
      return;
    case 'go on': {
      const task = atWork(tasks, move.who);
      for (let effects = 0; effects < move.effects; effects += 1) await task?.step(OK);
      await task?.step(move.last);
      return;
    }
    default: {
      const act = await actOf(live, move);
      if (act !== undefined) tasks.push(await startTask(JSON.stringify(move), act));
    }
  }
};

const atWork = (tasks: readonly Task<Outcome>[], who: number): Task<Outcome> | undefined => {
  const busy = tasks.filter((task) => task.next() !== undefined);
  return busy[who % busy.length];
};

const actOf = async ({ acts, maskOf }: LiveHistory, move: Move) => {
  if (move.do === 'reconcile' || move.do === 'erase') return acts[move.do]();
  if (move.do === 'import') return acts.import();
  if (move.do === 'detach') return acts.release(move.do, BROUGHT);
  if (!('key' in move)) return undefined;
  const key = KEYS[move.key] ?? KEYS[0];
  if (move.do === 'create') return acts.create(key);
  const mask = await maskOf(key);
  if (mask === undefined) return undefined;
  if (move.do === 'move') return acts.move(key, mask.mask, move.to);
  return 'label' in move ? acts.change(key, mask.mask, move.label) : acts.release(key, mask.mask);
};

/** Nothing fails any more: who sleeps wakes up and ends, every client comes back, and the reconciliation runs until it is quiet. */
export const comeToRest = async (live: LiveHistory, tasks: readonly Task<Outcome>[]): Promise<void> => {
  const { acts, carrier, clients, clock, erasing } = live;
  for (const task of tasks) {
    while (task.next() !== undefined) await task.step(OK);
  }
  await carrier.catchUp();
  await carrier.setMood(0);
  clock.seconds += LEASE_SECONDS;
  for (const key of KEYS) {
    if (clients.has(key)) await acts.create(key)();
  }
  if (erasing.isAsked) await acts.erase()();
  for (let day = 0; day < 4; day += 1) {
    clock.seconds += DAY_SECONDS;
    await acts.reconcile()();
  }
};
