import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskBody } from '../../lib/api/mask-json.ts';
import { jsonAnswer } from '../../lib/http/http-answer.ts';
import type { Page } from '../../lib/masks/mask-store.ts';
import type { ListQuery } from './read-list.ts';
import { readList, writeCursor } from './read-list.ts';

export interface ListMasksHandler extends ApiTools {
  readonly listMasks: (wanted: ListQuery) => Promise<Page>;
  readonly nowSeconds: () => number;
}

/** Lists the masks of a number, or all. */
export const listMasksHandler = ({ listMasks, nowSeconds, ...tools }: ListMasksHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const { masks, after } = await listMasks(readList(event));
    const body = {
      masks: masks.map((mask) => maskBody(mask, nowSeconds())),
      ...(after !== undefined && { cursor: writeCursor(after) }),
    };
    return { answer: jsonAnswer(200, JSON.stringify(body)), outcome: { event: 'masks-listed' } };
  });
