import type { Endpoint } from '../../functions/routes.ts';
import type { Settings } from '../settings.ts';

export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/**
 * The requests that an endpoint takes per second, and its burst. Clients must not slow down callers, and a client in an endless
 * loop must not empty an account at the carrier.
 */
export const throttleOf = (endpoint: Endpoint, settings: Settings): Throttle => {
  if (endpoint.access === 'carrier') {
    return { rateLimit: settings.transferRequestsPerSecond, burstLimit: settings.transferBurst };
  }
  return endpoint.spendsMoney
    ? { rateLimit: settings.createRequestsPerSecond, burstLimit: settings.createBurst }
    : { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst };
};
