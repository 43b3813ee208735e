import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { maskAnswer } from '../../lib/api/views/mask-view.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface ShowMaskHandler extends ApiTools {
  readonly showMask: (mask: E164) => Promise<Mask>;
  readonly nowSeconds: () => number;
}

/** Shows one mask and the number behind it. */
export const showMaskHandler = ({ showMask, nowSeconds, ...tools }: ShowMaskHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const mask = await showMask(maskParameter(event));
    return {
      answer: maskAnswer(200, { mask, nowSeconds: nowSeconds() }, 'reader'),
      outcome: { event: 'mask-shown', mask: mask.id, connection: mask.connection },
    };
  });
