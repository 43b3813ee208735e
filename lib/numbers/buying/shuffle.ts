/** The Fisher-Yates shuffle. `random` returns a value in [0, 1). */
export const shuffle =
  (random: () => number) =>
  <T>(items: readonly T[]): readonly T[] => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  };
