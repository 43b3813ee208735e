import { blockCallerHandler } from '../../../functions/block-caller/handler.ts';
import { changeMaskHandler } from '../../../functions/change-mask/handler.ts';
import { createMaskHandler } from '../../../functions/create-mask/handler.ts';
import { erasePersonHandler } from '../../../functions/erase-person/handler.ts';
import { exportPersonHandler } from '../../../functions/export-person/handler.ts';
import { listBlocksHandler } from '../../../functions/list-blocks/handler.ts';
import { listCarriersHandler } from '../../../functions/list-carriers/handler.ts';
import { listMasksHandler } from '../../../functions/list-masks/handler.ts';
import { releaseMaskHandler } from '../../../functions/release-mask/handler.ts';
import { showMaskHandler } from '../../../functions/show-mask/handler.ts';
import { unblockCallerHandler } from '../../../functions/unblock-caller/handler.ts';
import type { ApiHandler, ApiTools } from '../../../lib/api/api-handler.ts';
import { makeListCarriers } from '../../../lib/carriers/check-carriers.ts';
import { listBlocks, makeBlockCaller, unblockCaller } from '../../../lib/masks/blocks.ts';
import { showMask } from '../../../lib/masks/show-mask.ts';
import { makeExportPerson } from '../../../lib/people/export-person.ts';
import type { Buying } from '../numbers/buying.ts';
import { parseMaskable } from './parse-maskable.ts';

/** The functions that answer clients, by name, as each index.ts puts its own together. */
export const makeApiHandlers = (buying: Buying, { log, nowMs }: ApiTools) => {
  const { store, ids, nowSeconds } = buying;
  const tools = { log, nowMs, nowSeconds };
  return {
    'create-mask': createMaskHandler({
      ...tools,
      createMask: buying.createMask,
      connections: buying.connections,
      makeIdempotencyKey: ids.idempotencyKey,
      parseMaskable,
    }),
    'list-masks': listMasksHandler({
      ...tools,
      deadline: buying.deadline,
      listMasks: ({ number, ...wanted }) =>
        number === undefined ? store.list(wanted) : store.listByNumber(number, wanted),
    }),
    'show-mask': showMaskHandler({ ...tools, showMask: (mask) => showMask(store, mask) }),
    'change-mask': changeMaskHandler({ ...tools, changeMask: buying.change, parseMaskable }),
    'release-mask': releaseMaskHandler({ ...tools, releaseMask: buying.release }),
    'list-blocks': listBlocksHandler({ ...tools, listBlocks: (mask) => listBlocks(store, mask) }),
    'block-caller': blockCallerHandler({ ...tools, blockCaller: makeBlockCaller(buying) }),
    'unblock-caller': unblockCallerHandler({
      ...tools,
      unblockCaller: (mask, caller) => unblockCaller(store, mask, caller),
    }),
    'export-person': exportPersonHandler({ ...tools, exportPerson: makeExportPerson(buying) }),
    'erase-person': erasePersonHandler({ ...tools, erase: buying.erase }),
    'list-carriers': listCarriersHandler({ ...tools, listCarriers: makeListCarriers(buying) }),
  } satisfies Readonly<Record<string, ApiHandler>>;
};
