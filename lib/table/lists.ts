import { unlessAborted } from '../async/unless-aborted.ts';
import type { Table } from '../aws/table.ts';
import type { Mask } from '../masks/mask.ts';
import type { MaskLists, Page, PageQuery } from '../masks/mask-store.ts';
import type { E164 } from '../phone/e164.ts';
import type { Query } from './commands.ts';
import { queryPage } from './commands.ts';
import { ANY_CALLER, indexedPerson } from './keys.ts';
import type { Row } from './rows.ts';
import { MASKS, rowToMask } from './rows.ts';

/** The lists of masks in DynamoDB. */
export const makeDynamodbMaskLists = (table: Table): MaskLists => ({
  list: (page) =>
    listMasks(table, page, {
      IndexName: 'byList',
      KeyConditionExpression: `listedIn = :masks AND ${AFTER}`,
      ExpressionAttributeValues: { ':masks': MASKS, ...keysAfter(page.after) },
      // One more than asked for shows whether there is another page.
      Limit: page.limit + 1,
    }),
  listByNumber: (number, page) =>
    listMasks(table, page, {
      IndexName: 'byPerson',
      KeyConditionExpression: `person = :person AND ${AFTER}`,
      FilterExpression: 'sk = :anyCaller',
      ExpressionAttributeValues: {
        ':person': indexedPerson(number),
        ':anyCaller': ANY_CALLER,
        ...keysAfter(page.after),
      },
    }),
});

export const AFTER = 'pk BETWEEN :from AND :until';

/** The keys of masks after this one: `!` comes before the digits, and `:` after them. */
export const keysAfter = (mask: E164 | undefined) => ({
  ':from': mask === undefined ? '+' : `${mask}!`,
  ':until': '+:',
});

/** Reads until the page is full, nothing is left, or the time is over. */
const listMasks = async (table: Table, { limit, signal }: PageQuery, query: Query): Promise<Page> => {
  const masks: Mask[] = [];
  let from: Row | undefined;
  do {
    const read = await readUnlessLate(table, { ...query, ExclusiveStartKey: from }, signal);
    if (read === undefined) {
      break;
    }
    masks.push(...(read.Items ?? []).map(rowToMask).filter((mask) => mask.state !== 'released'));
    from = read.LastEvaluatedKey;
  } while (from !== undefined && masks.length <= limit && !signal?.aborted);
  return pageOf(masks, limit, from);
};

/** @returns `undefined`: the time is over, and earlier reads have found something to answer with */
const readUnlessLate = (table: Table, query: Query, signal: AbortSignal | undefined) => {
  const read = queryPage(table, query, signal);
  return query.ExclusiveStartKey === undefined ? read : unlessAborted(read, signal);
};

/** A page that the time cut short ends where the reading ended, which may be at a row that is no mask. */
const pageOf = (masks: readonly Mask[], limit: number, from: Row | undefined): Page => {
  const page = masks.slice(0, limit);
  const last = masks.length > limit ? page.at(-1)?.mask : (from?.['pk'] as E164 | undefined);
  return last === undefined ? { masks: page } : { masks: page, after: last };
};
