import type { Route } from '../../functions/routes.ts';
import type { Settings } from '../settings.ts';

export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/**
 * The requests that a route takes per second, and its burst. Clients must not slow down callers, and a client in an endless
 * loop must not empty an account at the carrier.
 */
export const throttleOf = (route: Route, settings: Settings): Throttle => {
  if (route.access === 'carrier') {
    return { rateLimit: settings.transferRequestsPerSecond, burstLimit: settings.transferBurst };
  }
  return route.spendsMoney
    ? { rateLimit: settings.createRequestsPerSecond, burstLimit: settings.createBurst }
    : { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst };
};
