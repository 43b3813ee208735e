/** What the work comes to; `undefined` if it failed because the time was over. */
export const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (signal?.aborted) {
      return undefined;
    }
    throw error;
  });
