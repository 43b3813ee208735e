import type { ApiEvent } from '../../lib/api/api-handler.ts';
import { flawed } from '../../lib/errors/flawed.ts';
import type { ReleaseMaskOptions } from '../../lib/masks/release-mask.ts';

/**
 * Refuses unknown parameters: a misspelled `releaseNumber` would leave a number in the account that costs money.
 * @throws Problem `request-invalid`
 */
export const readReleaseOptions = ({ queryStringParameters = {} }: ApiEvent): ReleaseMaskOptions => {
  const { releaseNumber = 'false', ...unknown } = queryStringParameters;
  const [name] = Object.keys(unknown);
  if (name !== undefined || !['false', 'true'].includes(releaseNumber)) {
    throw flawed('releaseNumber', 'must be true or false, and is all that the query of this call may hold');
  }
  return { releaseNumber: releaseNumber === 'true' };
};
