import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { maskAnswer } from '../../lib/api/views/mask-view.ts';
import { writer } from '../../lib/api/views/view.ts';
import type { ChangeMask } from '../../lib/masks/change-mask.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { readChange } from './read-change.ts';

export interface ChangeMaskHandler extends ApiTools {
  readonly changeMask: (change: ChangeMask) => Promise<Mask>;
  readonly nowSeconds: () => number;
  readonly parseMaskable: ParseMaskable;
}

/** Changes a mask's assignment: its number, its terms, its expiry and its label. */
export const changeMaskHandler = ({
  changeMask,
  nowSeconds,
  parseMaskable,
  ...tools
}: ChangeMaskHandler): ApiHandler =>
  apiHandlerWithBody(tools, async (event) => {
    const change = readChange(event, parseMaskable, nowSeconds());
    const mask = await changeMask(change);
    return {
      answer: maskAnswer(200, { mask, nowSeconds: nowSeconds() }, writer({ ...change.patch })),
      outcome: { event: 'mask-changed', mask: mask.id, connection: mask.connection },
    };
  });
