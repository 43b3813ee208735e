/**
 * Runs work of the same name one after the other. In a process that serves many requests, as on one machine, concurrent
 * work on one row would only lose races. A Lambda function serves one request at a time, so it never waits here.
 */
export const makeTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(name);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) {
        last.delete(name);
      }
    }
  };
};
