/** All that one request may spend waiting for a carrier. The function lives 28 s, API Gateway waits 30. */
const CARRIER_BUDGET_MS = 20_000;

/** Ends when the time for the carrier is over. */
export const carrierDeadline = (): AbortSignal => AbortSignal.timeout(CARRIER_BUDGET_MS);
