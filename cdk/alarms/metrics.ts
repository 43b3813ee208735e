/** The namespace of our own metrics. The functions read it from their environment. */
export const METRICS = { namespace: 'Callmask', service: 'callmask' };
