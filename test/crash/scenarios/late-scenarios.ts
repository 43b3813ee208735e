import type { E164 } from '../../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { numbersFrom } from '../../support/numbers/masks.ts';
import type { Worker, World } from '../world/crash-world.ts';
import { finishAtCarrier, makeWorker, makeWorld } from '../world/crash-world.ts';
import type { Scenario } from './scenario.ts';
import { aDayAfter, create, deadAt, reconcile, withFault } from './scenario.ts';

const [FIRST, SECOND, THIRD] = numbersFrom('+14155550123', 3) as [E164, E164, E164];

const later = (orders: World['orders'] = 'delivered'): Promise<World> =>
  makeWorld(makeFakeSupplier({ stock: [FIRST, SECOND, THIRD], deliversLater: true }), orders);

/** A client was told of the mask. */
const announced = async (orders?: World['orders']): Promise<World> => {
  const world = await later(orders);
  await makeWorker(world).create();
  return world;
};

/** A mask whose number the carrier does not take back yet. */
const held = async (): Promise<World> => {
  const world = await makeWorld(makeFakeSupplier({ stock: [FIRST, SECOND] }));
  await makeWorker(world).create();
  world.supplier.held.add(FIRST);
  return world;
};

const release = (worker: Worker) => worker.release(FIRST);

const ready = (begin: Promise<World>): Promise<World> => withFault(begin, finishAtCarrier);

export const LATE_CREATIONS: readonly Scenario[] = [
  { name: 'a mask that the carrier delivers later', begin: () => later(), act: create },
  { name: 'a mask that the carrier never delivers', begin: () => later('failed'), act: create },
  {
    name: 'a mask to be delivered, whose order was lost after the work',
    begin: () => withFault(later(), ({ supplier }) => supplier.loseOrder('after')),
    act: create,
  },
  {
    name: 'a mask that an earlier attempt has ordered, to be delivered',
    begin: async () => deadAt(await later(), 'order', 'after'),
    act: create,
  },
  {
    name: 'a mask that an earlier attempt has ordered, never to be delivered',
    begin: async () => deadAt(await later('failed'), 'order', 'after'),
    act: create,
  },
  {
    name: 'a mask that was delivered to an earlier attempt',
    begin: async () => ready(deadAt(await later(), 'order', 'after')),
    act: create,
  },
  { name: 'a mask that the client was told of', begin: () => announced(), act: create },
  {
    name: 'a mask that the client was told of, never to be delivered',
    begin: () => announced('failed'),
    act: create,
  },
  {
    name: 'a mask that was delivered since the client was told',
    begin: () => ready(announced()),
    act: create,
  },
  {
    name: 'a mask whose order has failed since the client was told',
    begin: () => ready(announced('failed')),
    act: create,
  },
];

export const LATE_CHANGES: readonly Scenario[] = [
  { name: 'a release of a mask to be delivered', begin: () => announced(), act: release },
  { name: 'a release of a mask never to be delivered', begin: () => announced('failed'), act: release },
  { name: 'a release of a mask that was delivered unnoticed', begin: () => ready(announced()), act: release },
  {
    name: 'a release of a mask whose order has failed unnoticed',
    begin: () => ready(announced('failed')),
    act: release,
  },
  { name: 'a release that the carrier takes later', begin: held, act: release },
  {
    name: 'a release that the carrier was to take later, asked for again',
    begin: async () => {
      const world = await held();
      await release(makeWorker(world));
      return ready(Promise.resolve(world));
    },
    act: release,
  },
];

const afterRelease = async (begin: Promise<World>): Promise<World> => {
  const world = await begin;
  await release(makeWorker(world));
  return world;
};

export const LATE_RECONCILIATIONS: readonly Scenario[] = [
  {
    name: 'a reconciliation over an order that is still to be delivered',
    begin: () => aDayAfter(announced()),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an order that was delivered',
    begin: () => aDayAfter(ready(announced())),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an order that has failed',
    begin: () => aDayAfter(ready(announced('failed'))),
    act: reconcile,
  },
  {
    name: 'a reconciliation over an order that nobody was told of',
    begin: async () => aDayAfter(deadAt(await later(), 'order', 'after')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a delivery that nobody was told of',
    begin: async () => aDayAfter(ready(deadAt(await later(), 'order', 'after'))),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a mask that was released before it was delivered',
    begin: () => aDayAfter(ready(afterRelease(announced()))),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a release that waits',
    begin: () => aDayAfter(afterRelease(held())),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a person who was erased before the mask was delivered',
    begin: async () => {
      const world = await announced();
      await makeWorker(world).erase();
      return aDayAfter(ready(Promise.resolve(world)));
    },
    act: reconcile,
  },
];
