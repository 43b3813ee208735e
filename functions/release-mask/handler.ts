import type { ApiHandler, ApiTools, Handled } from '../../lib/http/api-handler.ts';
import { apiHandler } from '../../lib/http/api-handler.ts';
import { NO_CONTENT } from '../../lib/http/http-answer.ts';
import { maskParameter } from '../../lib/http/mask-parameter.ts';
import { maskAnswer } from '../../lib/masks/mask-answer.ts';
import type { ReleasedOrNot } from '../../lib/masks/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface Dependencies extends ApiTools {
  readonly releaseMask: (mask: E164) => Promise<ReleasedOrNot>;
  readonly nowSeconds: () => number;
}

/** Gives a mask back to the carrier. */
export const releaseMaskHandler = ({ releaseMask, nowSeconds, ...tools }: Dependencies): ApiHandler =>
  apiHandler(tools, async (event) => handled(await releaseMask(maskParameter(event)), nowSeconds()));

const handled = ({ mask, released, cause }: ReleasedOrNot, nowSeconds: number): Handled => {
  const named = { mask: mask.id, connection: mask.connection };
  return released === 'unconfirmed'
    ? {
        answer: maskAnswer(202, mask, nowSeconds),
        outcome: { event: 'release-unconfirmed', ...named },
        cause,
      }
    : {
        answer: NO_CONTENT,
        outcome: { event: 'mask-released', released, ...named },
      };
};
