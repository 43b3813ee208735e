export interface HedgeOptions {
  /**
   * When each attempt begins, counted from the first, which begins at once. Their number is the number of attempts. The
   * second begins sooner if the first fails.
   */
  readonly timesMs: readonly [0, ...(readonly number[])];
  /** When to give up; later than the last attempt begins. */
  readonly giveUpAfterMs: number;
}

/** @param attempt has to be idempotent, to end by itself even if its answer is no longer awaited, and to fail only by its promise */
export type Hedged = <T>(attempt: () => Promise<T>) => Promise<T>;

/** How long an extra attempt waits before it checks for room again. */
const CROWDED_MS = 10;

/**
 * Repeats a read while its answer is late, and takes the first answer. The other attempts run to their end, because an
 * abort signal would cost every call more than an unused answer does. The first failure is retried at once: most are idle
 * connections that the other side has closed. Later attempts keep to their times, so that a failing table is not flooded.
 *
 * All calls together may have only as many extra attempts in progress as one call needs. When hundreds of calls wait, our own
 * processor is the bottleneck, and more attempts would slow it further.
 * @throws the failure of the last attempt, or a TimeoutError
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
      const end = (finish: () => void): void => {
        isOver = true;
        clearTimeout(timer);
        take(-mine);
        finish();
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
              if (failed === 1) {
                begin(begun);
              }
              if (failed === timesMs.length) {
                end(() => reject(reason));
              }
            },
          );
      };
      // One timer at a time, because nearly every read ends before the first one fires.
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
