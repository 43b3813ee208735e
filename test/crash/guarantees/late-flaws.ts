import type { NumberRow } from '../../../lib/numbers/owned-number.ts';
import type { World } from '../world/crash-world.ts';

/** What is wrong with what comes later, and with numbers that were in the account before. */
export const lateFlaws = (world: World, isReconciled: boolean): readonly string[] => [
  ...flawsOfImports(world, isReconciled),
  ...(isReconciled ? flawsOfPromises(world) : []),
];

const masksIn = ({ store }: World): readonly NumberRow[] => store.kept().numbers;

/** It is on file how each was set, or it is set so; and none is given up that nobody has given up. */
const flawsOfImports = (world: World, isReconciled: boolean): readonly string[] => {
  const { brought, givenUp, supplier } = world;
  return [...brought].flatMap(([number, former]) => {
    const text = JSON.stringify(former);
    const row = masksIn(world).find(({ mask }) => mask === number);
    const isOnFile = JSON.stringify(row?.former) === text && !(isReconciled && row?.state === 'released');
    const isAsBefore = JSON.stringify(supplier.settings.get(number)) === text;
    const isActive = supplier.ours.has(number) && row?.state === 'active';
    return [
      ...(supplier.takenBack.includes(number) && !givenUp.has(number) ? [`released unasked: ${number}`] : []),
      ...(supplier.ours.has(number) && !isOnFile ? [`nobody knows how it was set: ${number}`] : []),
      ...(supplier.elsewhere.has(number) && !isAsBefore ? [`not set as it was: ${number}`] : []),
      ...(isReconciled && row !== undefined && row.state !== 'released' && !isActive
        ? [`neither imported nor as before: ${number}`]
        : []),
    ];
  });
};

/** Who was told that a mask is on its way has it in the end, unless the carrier could not deliver it. */
const flawsOfPromises = (world: World): readonly string[] =>
  world.heard.flatMap(({ told }) => {
    if (!('status' in told) || told.status !== 202 || !('mask' in told)) return [];
    const isActive = masksIn(world).some(({ mask, state }) => mask === told.mask && state === 'active');
    const isOver = world.undelivered.has(told.mask) || world.unwanted.has(told.mask);
    return isActive || isOver ? [] : [`202, and there is no such mask: ${told.mask}`];
  });
