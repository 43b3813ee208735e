export interface HedgeOptions {
  /**
   * When each attempt begins, counted from the first one, which begins at once: there are so many attempts and no more.
   * The second begins sooner where the first has failed.
   */
  readonly timesMs: readonly [0, ...(readonly number[])];
  /** When nobody waits any longer: after the last attempt began. */
  readonly giveUpAfterMs: number;
}

/** @param attempt what may be done twice; its signal says that nobody waits for its answer any longer */
export type Hedged = <T>(attempt: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** Before the next look whether there is room for another extra attempt. */
const CROWDED_MS = 10;

/**
 * Asks again while an answer is still out, and takes the first good one whole; all other attempts are aborted. The first
 * failure is followed at once, because most are connections that ended while nobody called; after that attempts keep to
 * their times, so that a table which refuses is not hammered. Of second and later attempts no more are under way than one
 * call may need, over all calls: where hundreds wait it is our own processor that is late, and asking twice makes it later.
 * @throws what the last attempt failed with, or a TimeoutError
 */
export const makeHedged = ({ timesMs, giveUpAfterMs }: HedgeOptions): Hedged => {
  const room = timesMs.length - 1;
  let extra = 0;
  return (attempt) =>
    new Promise((resolve, reject) => {
      const over = new AbortController();
      let isOver = false;
      let begun = 0;
      let done = 0;
      const end = (settle: () => void): void => {
        settle();
        isOver = true;
        timers.forEach(clearTimeout);
        // Most reads leave nothing to abort, and the error that an abort makes costs a caller time.
        done < begun && over.abort();
      };
      const begin = (turn: number): void => {
        const isExtra = turn > 0;
        if (turn < begun || isOver) {
          return;
        }
        if (isExtra && extra === room) {
          setTimeout(begin, CROWDED_MS, turn);
          return;
        }
        begun += 1;
        extra += Number(isExtra);
        attempt(over.signal)
          .finally(() => {
            extra -= Number(isExtra);
          })
          .then(
            (answer) => {
              done += 1;
              end(() => resolve(answer));
            },
            (reason) => {
              done += 1;
              done === timesMs.length ? end(() => reject(reason)) : begin(1);
            },
          );
      };
      const timers = timesMs.slice(1).map((timeMs, index) => setTimeout(begin, timeMs, index + 1));
      timers.push(setTimeout(end, giveUpAfterMs, () => reject(tooSlow())));
      begin(0);
    });
};

const tooSlow = (): Error => new DOMException('No attempt was answered in time.', 'TimeoutError');
