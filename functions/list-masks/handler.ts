import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { writeCursor } from '../../lib/api/cursor.ts';
import { answer } from '../../lib/api/views/answer.ts';
import { MASK_PAGE_VIEW } from '../../lib/api/views/list-views.ts';
import type { Page } from '../../lib/masks/mask-store.ts';
import type { ListQuery } from './read-list.ts';
import { readList } from './read-list.ts';

export interface ListMasksHandler extends ApiTools {
  readonly listMasks: (wanted: ListQuery) => Promise<Page>;
  /** Ends when the page has to be answered with what was found so far. */
  readonly deadline: () => AbortSignal;
  readonly nowSeconds: () => number;
}

/** Lists the masks of a number, or all. */
export const listMasksHandler = ({
  listMasks,
  deadline,
  nowSeconds,
  ...tools
}: ListMasksHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const { masks, after } = await listMasks({ ...readList(event), signal: deadline() });
    const cursor = after && writeCursor(after);
    const value = { masks, cursor, nowSeconds: nowSeconds() };
    return {
      answer: answer(200, { view: MASK_PAGE_VIEW, value, viewer: 'reader' }),
      outcome: { event: 'masks-listed' },
    };
  });
