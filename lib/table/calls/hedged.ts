export interface HedgeOptions {
  /**
   * When each attempt begins, counted from the first one, which begins at once: there are so many attempts and no more.
   * The second begins sooner where the first has failed.
   */
  readonly timesMs: readonly [0, ...(readonly number[])];
  /** When nobody waits any longer: after the last attempt began. */
  readonly giveUpAfterMs: number;
}

/** @param attempt what may be done twice; it ends by itself, even where nobody waits for its answer any longer, and never throws but by its promise */
export type Hedged = <T>(attempt: () => Promise<T>) => Promise<T>;

/** Before the next look whether there is room for another extra attempt. */
const CROWDED_MS = 10;

/**
 * Asks again while an answer is still out, and takes the first good one whole; the other attempts are left to their time,
 * because the signal by which one could be aborted costs every caller more than an answer that nobody hears. The first
 * failure is followed at once, because most are connections that ended while nobody called; after that attempts keep to
 * their times, so that a table which refuses is not hammered. Of second and later attempts that somebody waits for, there are
 * no more than one call may need, over all calls: where hundreds wait it is our own processor that is late, and asking
 * twice makes it later.
 * @throws what the last attempt failed with, or a TimeoutError
 */
export const makeHedged = ({ timesMs, giveUpAfterMs }: HedgeOptions): Hedged => {
  const room = timesMs.length - 1;
  const timeOf = (turn: number): number => timesMs[turn] ?? giveUpAfterMs;
  let taken = 0;
  return (attempt) =>
    new Promise((resolve, reject) => {
      let isOver = false;
      let begun = 0;
      let failed = 0;
      let mine = 0;
      const take = (slots: number): void => {
        mine += slots;
        taken += slots;
      };
      const end = (settle: () => void): void => {
        isOver = true;
        clearTimeout(timer);
        take(-mine);
        settle();
      };
      const begin = (turn: number): void => {
        if (turn < begun || turn === timesMs.length || isOver) {
          return;
        }
        const slots = Math.min(turn, 1);
        if (taken + slots > room) {
          setTimeout(begin, CROWDED_MS, turn);
          return;
        }
        begun += 1;
        take(slots);
        attempt()
          .finally(() => isOver || take(-slots))
          .then(
            (answer) => end(() => resolve(answer)),
            (reason) => {
              failed += 1;
              failed === 1 && begin(begun);
              failed === timesMs.length && end(() => reject(reason));
            },
          );
      };
      // One timer that is set again: nearly every read is over before the first.
      const waitFor = (turn: number): NodeJS.Timeout =>
        setTimeout(
          () => {
            if (turn === timesMs.length) {
              end(() => reject(tooSlow()));
              return;
            }
            timer = waitFor(turn + 1);
            begin(turn);
          },
          timeOf(turn) - timeOf(turn - 1),
        );
      let timer = waitFor(1);
      begin(0);
    });
};

const tooSlow = (): Error => new DOMException('No attempt was answered in time.', 'TimeoutError');
