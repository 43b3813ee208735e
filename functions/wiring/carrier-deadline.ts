/** How long one request may wait for carriers. The function may run for 28 s, and API Gateway waits 30. */
const CARRIER_BUDGET_MS = 20_000;

/** Aborts when the time for carriers is over. */
export const carrierDeadline = (): AbortSignal => AbortSignal.timeout(CARRIER_BUDGET_MS);
