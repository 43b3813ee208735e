import type { Table } from '../aws/table.ts';
import type { BlockStore } from '../masks/block.ts';
import type { MaskLists, MaskStore } from '../masks/mask-store.ts';
import type { RequestStore } from '../numbers/buying/request-store.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import type { SlotStore } from '../numbers/quotas/slot-store.ts';
import type { TableScan } from '../numbers/reconciling/table-scan.ts';
import type { PersonIndex } from '../people/person-index.ts';
import type { TextIndex } from '../people/text-index.ts';
import { makeDynamodbBlocks } from './blocks.ts';
import { makeDynamodbMaskLists } from './lists.ts';
import { makeDynamodbMasks } from './masks.ts';
import { makeDynamodbPersonIndex } from './people.ts';
import { makeDynamodbRequests } from './requests.ts';
import { makeDynamodbScan } from './scan.ts';
import { makeDynamodbSlots } from './slots.ts';
import { makeDynamodbTexts } from './texts.ts';

/** Every port to the table at once. A use case asks only for the ports that it needs. */
export interface Store
  extends BlockStore,
    MaskLists,
    MaskStore,
    Omit<NumberStore, 'find'>,
    PersonIndex,
    RequestStore,
    SlotStore,
    TableScan,
    TextIndex {}

export const makeDynamodbStore = (table: Table): Store => ({
  ...makeDynamodbMasks(table),
  ...makeDynamodbMaskLists(table),
  ...makeDynamodbRequests(table),
  ...makeDynamodbSlots(table),
  ...makeDynamodbBlocks(table),
  ...makeDynamodbPersonIndex(table),
  ...makeDynamodbTexts(table),
  ...makeDynamodbScan(table),
});
