import type { Mask } from '../../../lib/masks/mask.ts';
import { NUMBER } from '../../support/numbers/masks.ts';
import type { LiveHistory } from '../histories/live-history.ts';
import { MASKS_PER_NUMBER, requestIdOf } from '../histories/live-history.ts';
import { BROUGHT, STRANGER } from '../world/bystanders.ts';
import { slotFlaws, slotFlawsAtRest } from './slot-flaws.ts';

const masksOf = async ({ store }: LiveHistory): Promise<readonly Mask[]> =>
  (await store.list({ limit: 100 })).masks;

/** Watches a history: what is never to be, not even for a moment. */
export const makeWatch = (history: LiveHistory) => {
  const owners = new Map<string, string>();
  return async (): Promise<readonly string[]> => {
    const masks = await masksOf(history);
    const active = masks.filter(({ state }) => state === 'active');
    const ours = history.ours();
    const requests = active.map(({ requestId }) => requestId);
    const flaws = [
      ...(await slotFlaws(history.store, MASKS_PER_NUMBER)),
      ...active.filter(({ mask }) => !ours.has(mask)).map(({ mask }) => `active without a number: ${mask}`),
      ...active
        .filter(({ mask, id }) => mask !== BROUGHT && (owners.get(mask) ?? id) !== id)
        .map(({ mask }) => `another has it now: ${mask}`),
      ...masks
        .filter((mask) => 'purgeAtSeconds' in mask)
        .map(({ mask }) => `the table would forget: ${mask}`),
      ...requests
        .filter((id, at) => requests.indexOf(id) !== at)
        .map((id) => `two masks for one request: ${id}`),
      ...[...history.clients]
        .filter(([, { bodies }]) => bodies.size > 1)
        .map(([key]) => `two answers: ${key}`),
      ...history.touched().map((number) => `a number of somebody else was touched: ${number}`),
    ];
    for (const { mask, id } of active) owners.set(mask, id);
    const stranger = JSON.stringify(await history.store.find(STRANGER.mask), Object.keys(STRANGER).sort());
    const asBefore = JSON.stringify(STRANGER, Object.keys(STRANGER).sort());
    return stranger === asBefore ? flaws : [...flaws, `a stranger was touched: ${stranger}`];
  };
};

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** What is wrong at rest: the ledger does not close, or somebody was told what is not so. */
export const flawsAtRest = async (history: LiveHistory): Promise<readonly string[]> => {
  const { clients, unwanted, erasing, clock } = history;
  const masks = await masksOf(history);
  const ours = history.ours();
  const onFile = new Set<string>([...masks.map(({ mask }) => mask), BROUGHT]);
  const isBrought = masks.some(({ mask }) => mask === BROUGHT);
  const isOver = ({ expiresAtSeconds = Number.POSITIVE_INFINITY }: Mask): boolean =>
    expiresAtSeconds + WEEK_SECONDS <= clock.seconds;
  return [
    ...(await slotFlawsAtRest(history.store)),
    ...(ours.has(BROUGHT) ? [] : ['what was in the account before us was given up']),
    ...(isBrought === history.isAsBefore()
      ? ['imported, or set as it was, and the table says otherwise']
      : []),
    ...[...ours].filter((number) => !onFile.has(number)).map((number) => `paid for, not on file: ${number}`),
    ...masks.filter(({ mask }) => !ours.has(mask)).map(({ mask }) => `on file, not paid for: ${mask}`),
    ...masks.filter(({ state }) => state !== 'active').map(({ mask, state }) => `still ${state}: ${mask}`),
    ...masks.filter(isOver).map(({ mask }) => `expired and still paid for: ${mask}`),
    ...[...clients].flatMap(([key, { mask, released, bodies }]) => [
      ...[...released]
        .filter((number) => number !== BROUGHT && ours.has(number))
        .map((number) => `204, and still there: ${number}`),
      ...(mask === undefined ||
      erasing.isAsked ||
      unwanted.has(mask) ||
      hasEnded(bodies, clock.seconds - WEEK_SECONDS)
        ? []
        : masks.filter(({ requestId }) => requestId === requestIdOf(key)).some((row) => row.mask === mask)
          ? []
          : [`201, and no such mask: ${mask}`]),
    ]),
  ];
};

/** What is left of the person: everything that the store gives is searched for the number. */
export const flawsOfErasing = async ({ store }: LiveHistory): Promise<readonly string[]> => {
  const { numbers, requests } = await store.scan();
  const { blocks } = await store.findByPerson(NUMBER);
  return [...numbers, ...requests, ...blocks]
    .map((row) => JSON.stringify(row))
    .filter((text) => text.includes(NUMBER.slice(1)))
    .map((text) => `not erased: ${text}`);
};

const hasEnded = (bodies: ReadonlySet<string>, seconds: number): boolean =>
  [...bodies].some((body) => Date.parse(JSON.parse(body).expiresAt ?? '9999-01-01') / 1000 <= seconds);
