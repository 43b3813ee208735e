/**
 * Lets those who would work on the same thing at once do so one after the other. In a process that serves many requests,
 * as on one machine, they would only lose races to each other; a Lambda function has one at a time, and notices nothing.
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
