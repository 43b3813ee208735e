/** Fisher and Yates. `random` gives from 0 up to, but not, 1. */
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
