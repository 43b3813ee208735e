import type { E164 } from '../../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import {
  e164,
  makeHolder,
  makeMask,
  makeTombstone,
  NOW_SECONDS,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import type { World } from '../world/crash-world.ts';
import { makeWorker, makeWorld } from '../world/crash-world.ts';
import { STRANGERS } from '../world/strangers.ts';
import { runUntilDeath } from './cuts.ts';
import type { Scenario } from './scenario.ts';
import { aDayAfter, create, deadAt, reconcile, withFault } from './scenario.ts';

const [FIRST, SECOND, THIRD] = numbersFrom('+14155550123', 3) as [E164, E164, E164];
const FAR = e164('+12125550123');
const HIDING = e164('+14155550190');
const OTHER = e164('+14155550199');

const listed = (...stock: readonly E164[]) => makeWorld(makeFakeSupplier({ stock }));
const unlisted = (...stock: readonly E164[]) => makeWorld(makeFakeSupplier({ stock, lists: false }));

const withMask = async (): Promise<World> => {
  const world = await listed(FIRST, SECOND);
  await makeWorker(world).create();
  return world;
};

/** Somebody hides the number behind a mask of their own. */
const withHidden = async (begin: Promise<World>, number: E164): Promise<World> => {
  const world = await begin;
  const mask = makeMask({ mask: HIDING, number, slot: 'hidden', requestId: 'hidden' });
  await world.store.insertSlots({ number, holders: [makeHolder({ id: 'hidden' })], etag: 'hidden' });
  await world.store.insert(mask);
  world.supplier.ours.add(HIDING);
  return world;
};

export const CREATIONS: readonly Scenario[] = [
  { name: 'a mask from the list', begin: () => listed(FIRST, SECOND, THIRD), act: create },
  {
    name: 'a mask where the first candidate is taken at the carrier',
    begin: () => withFault(listed(SECOND), ({ supplier }) => supplier.sold.add(FIRST)),
    act: create,
  },
  {
    name: 'a mask where the carrier offers a stranger’s',
    begin: () =>
      withFault(listed(STRANGERS[0]?.mask as E164, FIRST), ({ supplier }) => {
        supplier.ours.add(STRANGERS[0]?.mask as E164);
      }),
    act: create,
  },
  { name: 'a mask from the second search area', begin: () => listed(FAR), act: create },
  {
    name: 'a mask whose order was lost after the work',
    begin: () => withFault(listed(FIRST, SECOND), ({ supplier }) => supplier.fail('order', 'after')),
    act: create,
  },
  {
    name: 'a mask whose order failed, look-up included',
    begin: () => withFault(listed(FIRST, SECOND), ({ supplier }) => supplier.loseOrder('before')),
    act: create,
  },
  {
    name: 'a mask that an earlier attempt has reserved',
    begin: async () => deadAt(await listed(FIRST, SECOND), 'order', 'before'),
    act: create,
  },
  {
    name: 'a mask that an earlier attempt has bought',
    begin: async () => deadAt(await listed(FIRST, SECOND), 'order', 'after'),
    act: create,
  },
  {
    name: 'a mask that an earlier attempt has made active',
    begin: async () => deadAt(await listed(FIRST, SECOND), 'replace', 'after'),
    act: create,
  },
  {
    name: 'a mask where somebody hides the first candidate',
    begin: () => withHidden(listed(FIRST, SECOND), FIRST),
    act: create,
  },
  {
    name: 'a mask where somebody hides what the carrier chooses first',
    begin: () => withHidden(unlisted(FIRST, SECOND), FIRST),
    act: create,
  },
  { name: 'a mask that the carrier chooses', begin: () => unlisted(FIRST, SECOND, THIRD), act: create },
  { name: 'a mask that the carrier chooses far away', begin: () => unlisted(FAR), act: create },
  {
    name: 'a mask that the carrier chose for an earlier attempt',
    begin: async () => deadAt(await unlisted(FIRST, SECOND), 'orderNear', 'after'),
    act: create,
  },
  {
    name: 'a mask that the carrier was never asked to choose',
    begin: async () => deadAt(await unlisted(FIRST, SECOND), 'orderNear', 'before'),
    act: create,
  },
  {
    name: 'a mask where the carrier first chooses one that was released',
    begin: async () => {
      const world = await unlisted(FIRST, FAR);
      const purgeAtSeconds = NOW_SECONDS + 90 * 24 * 60 * 60;
      await world.store.insert(makeTombstone({ mask: FIRST, purgeAtSeconds }));
      return world;
    },
    act: create,
  },
];

export const CHANGES: readonly Scenario[] = [
  { name: 'a release', begin: withMask, act: (worker) => worker.release(FIRST) },
  {
    name: 'a release that the carrier leaves open',
    begin: () => withFault(withMask(), ({ supplier }) => supplier.fail('release', 'after')),
    act: (worker) => worker.release(FIRST),
  },
  {
    name: 'a release that was begun before',
    begin: async () => {
      const world = await withMask();
      await runUntilDeath({ nth: 3, side: 'before' }, (around) => makeWorker(world, around).release(FIRST));
      return world;
    },
    act: (worker) => worker.release(FIRST),
  },
  { name: 'a change', begin: withMask, act: (worker) => worker.change(FIRST, 'Reception') },
  { name: 'a change of the number', begin: withMask, act: (worker) => worker.move(FIRST, OTHER) },
  { name: 'a change of the number to a mask', begin: withMask, act: (worker) => worker.move(FIRST, FIRST) },
];

export const RECONCILIATIONS: readonly Scenario[] = [
  {
    name: 'a reconciliation over a mask that was bought and not made active',
    begin: async () => aDayAfter(deadAt(await listed(FIRST, SECOND), 'order', 'after')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a mask that nobody was told of',
    begin: async () => aDayAfter(deadAt(await listed(FIRST, SECOND), 'replace', 'after')),
    act: reconcile,
  },
  {
    name: 'a reconciliation over a number that the carrier chose for nobody',
    begin: async () => {
      const world = await aDayAfter(deadAt(await unlisted(FIRST, SECOND), 'orderNear', 'after'));
      await makeWorker(world).reconcile();
      return aDayAfter(Promise.resolve(world));
    },
    act: reconcile,
  },
  {
    name: 'a reconciliation over a half-done release',
    begin: async () => {
      const world = await withMask();
      await runUntilDeath({ nth: 3, side: 'before' }, (around) => makeWorker(world, around).release(FIRST));
      return aDayAfter(Promise.resolve(world));
    },
    act: reconcile,
  },
];
