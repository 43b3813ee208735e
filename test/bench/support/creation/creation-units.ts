import type { Steps } from '../table/recorded-requests.ts';

type Item = Readonly<Record<string, unknown>>;

/** What DynamoDB bills as one unit of writing. */
const WRITE_UNIT_BYTES = 1024;

const bytesOf = (item: Item): number => JSON.stringify(item).length;

/** A row that names a person is in the index, too, with everything in it. */
const copiesOf = (item: Item): number => ('person' in item ? 2 : 1);

const writtenIn = (steps: Steps): readonly Item[] =>
  steps.flat().flatMap(({ input }) => (input['Item'] === undefined ? [] : [input['Item'] as Item]));

/** What is billed for the requests of a creation, and what it leaves in the table. Its rows fit into one unit of reading. */
export const unitsOf = (steps: Steps) => {
  const written = writtenIn(steps);
  const last = new Map(written.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  const kept = [...last.values()].filter(({ pk }) => !String(pk).startsWith('DAY#'));
  return {
    reads: steps.flat().filter(({ action }) => action === 'GetItem').length,
    writes: written.reduce(
      (units, item) => units + Math.ceil(bytesOf(item) / WRITE_UNIT_BYTES) * copiesOf(item),
      0,
    ),
    rowBytes: kept.reduce((bytes, item) => bytes + bytesOf(item) * copiesOf(item), 0),
  };
};
