import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { answer } from '../../lib/api/views/answer.ts';
import { BLOCKS_VIEW } from '../../lib/api/views/list-views.ts';
import type { ListedBlocks } from '../../lib/masks/blocks.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface ListBlocksHandler extends ApiTools {
  readonly listBlocks: (mask: E164) => Promise<ListedBlocks>;
}

/** Lists the blocked callers of a mask. */
export const listBlocksHandler = ({ listBlocks, ...tools }: ListBlocksHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const { mask, callers } = await listBlocks(maskParameter(event));
    return {
      answer: answer(200, { view: BLOCKS_VIEW, value: callers, viewer: 'reader' }),
      outcome: { event: 'blocks-listed', mask: mask.id, connection: mask.connection },
    };
  });
