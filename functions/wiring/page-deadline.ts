/** How long a list may read. A function that asks no carrier may run for 5 s. */
const PAGE_MS = 3_000;

/** Aborts when a page has to be answered with what was found so far. */
export const pageDeadline = (): AbortSignal => AbortSignal.timeout(PAGE_MS);
