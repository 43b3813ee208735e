/** How our own metrics are named. The functions read it from their environment. */
export const METRICS = { namespace: 'Callmask', service: 'callmask' };
