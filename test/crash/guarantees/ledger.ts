import { isDeepStrictEqual } from 'node:util';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { Told, World } from '../world/crash-world.ts';
import { ELSEWHERE, STRANGERS } from '../world/strangers.ts';
import { lateFlaws } from './late-flaws.ts';

/**
 * What is wrong with the world at rest; nothing, if every number that we pay for is on file and every promise is kept.
 * A tombstone is enough on file for a number that the reconciliation has yet to release.
 */
export const flawsOf = (world: World, isReconciled: boolean): readonly string[] => [
  ...flawsOfNumbers(world, isReconciled),
  ...flawsOfStrangers(world),
  ...flawsOfAnswers(world),
  ...lateFlaws(world, isReconciled),
];

const masksOf = ({ store }: World): readonly Mask[] =>
  store.kept().numbers.filter((row) => row.state !== 'released');

const flawsOfNumbers = (world: World, isReconciled: boolean): readonly string[] => {
  const { ours } = world.supplier;
  const masks = masksOf(world);
  const rows = world.store.kept().numbers;
  const onFile = new Set((isReconciled ? masks : rows).map(({ mask }) => mask));
  const active = masks.filter(({ state }) => state === 'active');
  const requests = active.filter(({ origin }) => origin === 'bought').map(({ requestId }) => requestId);
  return [
    ...[...ours]
      .filter((number) => !onFile.has(number))
      .map((number) => `paid for and not on file: ${number}`),
    ...active.filter(({ mask }) => !ours.has(mask)).map(({ mask }) => `active without a number: ${mask}`),
    ...requests
      .filter((id, index) => requests.indexOf(id) !== index)
      .map((id) => `two masks for one request: ${id}`),
    ...masks
      .filter((mask) => 'purgeAtSeconds' in mask)
      .map(({ mask }) => `the table would forget a mask: ${mask}`),
  ];
};

const flawsOfStrangers = ({ store, supplier }: World): readonly string[] => {
  const rows = new Map(store.kept().numbers.map((row) => [row.mask, row]));
  const changed = STRANGERS.filter((mask) => !isDeepStrictEqual(rows.get(mask.mask), mask));
  return [
    ...changed.map(({ mask }) => `a stranger's row was touched: ${mask}`),
    ...(supplier.elsewhere.has(ELSEWHERE) ? [] : ['a number of another application was touched']),
  ];
};

const flawsOfAnswers = (world: World): readonly string[] => {
  const { heard, supplier, unwanted } = world;
  const bodies = new Map<string, string>();
  return heard.flatMap(({ about, told }, at) => {
    if (statusOf(told) === 204) {
      const isBack = heard.slice(at).some((later) => later.about === about && 'imported' in later.told);
      return supplier.ours.has(about as E164) && !isBack
        ? [`204, and the carrier still has it: ${about}`]
        : [];
    }
    if (!('body' in told) || told.status !== 201) return [];
    const first = bodies.get(about) ?? told.body;
    bodies.set(about, first);
    const isLive = masksOf(world).some(({ mask, state }) => mask === told.mask && state === 'active');
    return [
      ...(first === told.body ? [] : [`two answers for one key: ${first} and ${told.body}`]),
      ...(JSON.parse(told.body).state === 'active' ? [] : [`201 for what is no mask: ${told.body}`]),
      ...(isLive || unwanted.has(told.mask) ? [] : [`201, and there is no such mask: ${told.mask}`]),
    ];
  });
};

const statusOf = (told: Told): number | undefined => ('status' in told ? told.status : undefined);
