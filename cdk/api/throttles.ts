import type { Route } from '../../functions/routes.ts';
import type { Settings } from '../settings.ts';

export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/**
 * How many requests a route takes in a second, and how many at once. People who manage masks must never slow down people
 * who call, and a loop gone wild must not empty an account at the carrier.
 */
export const throttleOf = (route: Route, settings: Settings): Throttle => {
  if (route.access === 'carrier') {
    return { rateLimit: settings.transferRequestsPerSecond, burstLimit: settings.transferBurst };
  }
  return route.spendsMoney
    ? { rateLimit: settings.createRequestsPerSecond, burstLimit: settings.createBurst }
    : { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst };
};
