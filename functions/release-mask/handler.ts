import type { ApiEvent, ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { maskAnswer } from '../../lib/api/mask-answer.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { flawed } from '../../lib/errors/flawed.ts';
import { NO_CONTENT } from '../../lib/http/http-answer.ts';
import type { ReleasedOrNot, ReleaseOptions } from '../../lib/numbers/releasing/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface Dependencies extends ApiTools {
  readonly releaseMask: (mask: E164, options: ReleaseOptions) => Promise<ReleasedOrNot>;
  readonly nowSeconds: () => number;
}

/** Releases a mask to the carrier. */
export const releaseMaskHandler = ({ releaseMask, nowSeconds, ...tools }: Dependencies): ApiHandler =>
  apiHandler(tools, async (event) => {
    const released = await releaseMask(maskParameter(event), { releaseNumber: readReleaseNumber(event) });
    return handled(released, nowSeconds());
  });

/** Nothing but what is known: a misspelled wish would leave a number in the account that is paid for. */
const readReleaseNumber = ({ queryStringParameters = {} }: ApiEvent): boolean => {
  const { releaseNumber = 'false', ...unknown } = queryStringParameters;
  const [name] = Object.keys(unknown);
  if (name !== undefined || !['false', 'true'].includes(releaseNumber)) {
    throw flawed('releaseNumber', 'must be true or false, and is all that the query of this call may hold');
  }
  return releaseNumber === 'true';
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
