import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { e164, NUMBER } from '../../support/numbers/masks.ts';
import type { Worker, World } from '../world/crash-world.ts';
import { makeWorker, makeWorld } from '../world/crash-world.ts';
import type { Scenario } from './scenario.ts';
import { aDayAfter, deadAt, reconcile } from './scenario.ts';

/** In the account before us, and set so. */
const BROUGHT = e164('+14155550160');
const FORMER = { voiceUrl: `https://former.example/?to=%2B${NUMBER.slice(1)}`, name: 'Reception of Zoë' };

/** Somebody has a number in the account, and the carrier sells another. */
const brought = async (): Promise<World> => {
  const world = await makeWorld(makeFakeSupplier({ stock: [e164('+14155550123')] }));
  world.supplier.bring(BROUGHT, FORMER);
  world.brought.set(BROUGHT, FORMER);
  return world;
};

const importIt = (worker: Worker) => worker.import(BROUGHT, NUMBER);
const undo = (worker: Worker) => worker.release(BROUGHT);
const giveUp = (worker: Worker) => worker.release(BROUGHT, true);

const after = async (world: World, ...acts: readonly Scenario['act'][]): Promise<World> => {
  for (const act of acts) await act(makeWorker(world));
  world.heard.length = 0;
  return world;
};

const imported = async (): Promise<World> => after(await brought(), importIt);

/** Begun, and dead before or after such an effect. */
const cutOff = async (
  begin: Promise<World>,
  act: Scenario['act'],
  effect: string,
  side: 'after' | 'before',
) => deadAt(await begin, effect, side, act);

export const IMPORTS: readonly Scenario[] = [
  { name: 'an import', begin: brought, act: importIt },
  {
    name: 'an import that was begun',
    begin: () => cutOff(brought(), importIt, 'take', 'before'),
    act: importIt,
  },
  {
    name: 'an import whose number was taken',
    begin: () => cutOff(brought(), importIt, 'take', 'after'),
    act: importIt,
  },
  {
    name: 'an import of what was imported once',
    begin: async () => after(await imported(), undo),
    act: importIt,
  },
  {
    name: 'an import of what was not returned yet',
    begin: async () => {
      const world = await imported();
      world.supplier.fail('restore', 'before');
      return after(world, (worker) => worker.erase());
    },
    act: importIt,
  },
];

export const IMPORT_CHANGES: readonly Scenario[] = [
  { name: 'the undoing of an import', begin: imported, act: undo },
  { name: 'the giving up of an imported number', begin: imported, act: giveUp },
  {
    name: 'the giving up of an imported number whose undoing was begun',
    begin: () => cutOff(imported(), undo, 'restore', 'before'),
    act: giveUp,
  },
  {
    name: 'the undoing of an import that was to be given up',
    begin: () => cutOff(imported(), giveUp, 'release', 'before'),
    act: undo,
  },
  {
    name: 'the erasing of who is behind an imported number',
    begin: imported,
    act: (worker) => worker.erase(),
  },
];

export const IMPORT_RECONCILIATIONS: readonly Scenario[] = [
  {
    name: 'a reconciliation over an import that was begun',
    begin: () => aDayAfter(cutOff(brought(), importIt, 'take', 'before')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an import whose number was taken',
    begin: () => aDayAfter(cutOff(brought(), importIt, 'take', 'after')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an import half undone',
    begin: () => aDayAfter(cutOff(imported(), undo, 'restore', 'before')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an import undone and not written down',
    begin: () => aDayAfter(cutOff(imported(), undo, 'restore', 'after')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an imported number half given up',
    begin: () => aDayAfter(cutOff(imported(), giveUp, 'release', 'before')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an imported number whose person is erased',
    begin: () => aDayAfter(cutOff(imported(), (worker) => worker.erase(), 'restore', 'before')),
    act: reconcile,
  },
];
