import type { ApiEvent, ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskAnswer } from '../../lib/api/mask-answer.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { flawed } from '../../lib/errors/problem.ts';
import { NO_CONTENT } from '../../lib/http/http-answer.ts';
import type { ReleasedOrNot, ReleaseOptions } from '../../lib/numbers/releasing/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface Dependencies extends ApiTools {
  readonly releaseMask: (mask: E164, options: ReleaseOptions) => Promise<ReleasedOrNot>;
  readonly nowSeconds: () => number;
}

/** Gives a mask back to the carrier. */
export const releaseMaskHandler = ({ releaseMask, nowSeconds, ...tools }: Dependencies): ApiHandler =>
  apiHandler(tools, async (event) => {
    const released = await releaseMask(maskParameter(event), { giveBack: readGiveBack(event) });
    return handled(released, nowSeconds());
  });

/** Nothing but what is known: a misspelled wish would leave a number in the account that is paid for. */
const readGiveBack = ({ queryStringParameters = {} }: ApiEvent): boolean => {
  const { giveBack = 'false', ...unknown } = queryStringParameters;
  const [name] = Object.keys(unknown);
  if (name !== undefined || !['false', 'true'].includes(giveBack)) {
    throw flawed('giveBack', 'must be true or false, and is all that the query of this call may hold');
  }
  return giveBack === 'true';
};

const handled = ({ mask, released, cause }: ReleasedOrNot, nowSeconds: number): Handled => {
  const named = { mask: mask.id, connection: mask.connection };
  return released === 'unconfirmed' || released === 'later'
    ? {
        answer: maskAnswer(202, mask, nowSeconds),
        outcome: { event: released === 'later' ? 'release-awaited' : 'release-unconfirmed', ...named },
        cause,
      }
    : {
        answer: NO_CONTENT,
        outcome: { event: 'mask-released', released, ...named },
      };
};
