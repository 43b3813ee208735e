/** How long it takes, in milliseconds. */
export const timed = (work: () => Promise<unknown>) => async (): Promise<number> => {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
};
