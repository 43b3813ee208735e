import type { Connections } from '../../lib/carriers/connections.ts';
import type { Erased, ErasedMask } from '../../lib/people/erase-person.ts';
import type { PersonIndex } from '../../lib/people/person-index.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';

export interface EraseOrder {
  /** As it was typed. */
  readonly number: string;
  readonly country?: string | undefined;
  readonly store: PersonIndex;
  readonly connections: Pick<Connections, 'all'>;
  readonly erase: (person: E164) => Promise<Erased>;
  readonly tell: (line: string) => void;
}

/**
 * Erases a person and says what was done.
 * @throws Problem `request-invalid` for what is no number; Error in words where a mask is of a connection that was not named
 */
export const runErase = async ({ number, country, erase, tell, ...order }: EraseOrder): Promise<Erased> => {
  const person = parsePerson(number, country);
  await refuseUnnamed(order, person);
  const erased = await erase(person);
  const { masks, isDone } = erased;
  for (const mask of masks) {
    tell(`  ${mask.mask}  ${mask.id}  ${SAID[mask.released]}`);
  }
  tellCounts(erased, tell);
  tell(
    isDone
      ? 'Nothing about the number is in the table.'
      : 'Something may be left: a client still uses the number, a carrier has not confirmed, or the time was over. Do it again.',
  );
  return erased;
};

/** A function of the stack knows all connections. A command knows those that were named, and asks no other carrier. */
const refuseUnnamed = async (
  { store, connections }: Pick<EraseOrder, 'connections' | 'store'>,
  person: E164,
): Promise<void> => {
  const named = connections.all.map(({ name }) => name);
  const { masks, tombstones } = await store.findByPerson(person);
  const used = [...masks, ...tombstones.flatMap(({ kept }) => kept ?? [])].map(
    ({ connection }) => connection,
  );
  const missing = new Set(used.filter((name) => !named.includes(name)));
  if (missing.size > 0) {
    throw new Error(
      `Nothing was done: masks of the number are of ${[...missing].sort().join(' and ')}, too. Name --connection and --secret of each: the stack’s outputs ...Options, one after the other.`,
    );
  }
};

/** Says what was erased, without what there was nothing of, but for masks, requests and blocks. */
const tellCounts = (
  { masks, requests, blocks, settings, texts, notes }: Erased,
  tell: EraseOrder['tell'],
): void => {
  const rare = [
    [settings, 'set of former settings', 'sets of former settings'],
    [texts, 'text of others', 'texts of others'],
    [notes, 'note'],
  ] as const;
  const others = rare.flatMap(([count, one, many]) => (count > 0 ? [counted(count, one, many)] : []));
  const usual = [counted(masks.length, 'mask'), counted(requests, 'request'), counted(blocks, 'block')];
  if (masks.length + requests + blocks + others.length > 0) {
    tell(`Erased: ${[...usual, ...others].join(', ')}.`);
  }
};

const SAID: Readonly<Record<ErasedMask['released'], string>> = {
  'by-carrier': 'is released to the carrier',
  later: 'takes no calls; the carrier takes the number back later, and the reconciliation sees to it',
  restored: 'is no mask any more, and does what it did before it was imported',
  'was-gone': 'was not at the carrier any more',
  unconfirmed:
    'takes no calls; the carrier has not confirmed that it has it back, and the reconciliation goes on with that',
};

const counted = (count: number, word: string, words = `${word}s`): string =>
  `${count} ${count === 1 ? word : words}`;
