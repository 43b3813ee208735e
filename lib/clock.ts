/** The clock of the machine, for the wiring. Everything else gets the time as an argument. */
export const nowMs = (): number => Date.now();

/** Seconds since 1970, UTC. */
export const nowSeconds = (): number => Math.floor(nowMs() / 1000);
