import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { callerParameter } from '../../lib/api/caller-parameter.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { NOTHING_TO_SHOW } from '../../lib/api/views/answer.ts';
import type { BlockedCaller } from '../../lib/masks/block.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface BlockCallerHandler extends ApiTools {
  readonly blockCaller: (mask: E164, caller: BlockedCaller) => Promise<Mask>;
}

/** Refuses a caller's calls to a mask. */
export const blockCallerHandler = ({ blockCaller, ...tools }: BlockCallerHandler): ApiHandler =>
  apiHandler(tools, async (event) => {
    const { id, connection } = await blockCaller(maskParameter(event), callerParameter(event));
    return { answer: NOTHING_TO_SHOW, outcome: { event: 'caller-blocked', mask: id, connection } };
  });
