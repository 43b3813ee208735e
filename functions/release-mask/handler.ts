import type { ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { NOTHING_TO_SHOW } from '../../lib/api/views/answer.ts';
import { maskAnswer } from '../../lib/api/views/mask-view.ts';
import { writer } from '../../lib/api/views/view.ts';
import type { ReleasedOrNot, ReleaseMaskOptions } from '../../lib/masks/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { readReleaseOptions } from './read-release-options.ts';

export interface ReleaseMaskHandler extends ApiTools {
  readonly releaseMask: (mask: E164, options: ReleaseMaskOptions) => Promise<ReleasedOrNot>;
  readonly nowSeconds: () => number;
}

/** Releases a mask to the carrier. */
export const releaseMaskHandler = ({ releaseMask, nowSeconds, ...tools }: ReleaseMaskHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const released = await releaseMask(maskParameter(event), readReleaseOptions(event));
    return handled(released, nowSeconds());
  });

const handled = ({ mask, released, cause }: ReleasedOrNot, nowSeconds: number): Handled => {
  const named = { mask: mask.id, connection: mask.connection };
  return released === 'unconfirmed' || released === 'later'
    ? {
        answer: maskAnswer(202, { mask, nowSeconds }, writer()),
        outcome: { event: released === 'later' ? 'release-awaited' : 'release-unconfirmed', ...named },
        cause,
      }
    : {
        answer: NOTHING_TO_SHOW,
        outcome: { event: 'mask-released', released, ...named },
      };
};
