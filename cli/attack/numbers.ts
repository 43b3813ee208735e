/** Area codes in which the simulated carrier sells nothing, so that no number of theirs is a mask. */
const AREA_CODES = {
  people: [410, 443, 469, 470, 520, 551, 561, 562, 609, 623],
  callers: [
    901, 903, 904, 906, 907, 908, 909, 910, 912, 913, 914, 915, 916, 917, 918, 919, 920, 925, 928, 931,
  ],
  strangers: [701, 704, 706, 707, 708, 712, 714, 715, 716, 717],
} as const;

/** Numbers `+1 NPA 555 01xx`, which are reserved for fiction. */
export const fictionalNumbers = (kind: keyof typeof AREA_CODES): readonly string[] =>
  AREA_CODES[kind].flatMap((areaCode) =>
    Array.from({ length: 100 }, (_, index) => `+1${areaCode}55501${String(index).padStart(2, '0')}`),
  );

/** One after the other, and from the start again. */
export const inTurn = (numbers: readonly string[]): (() => string) => {
  let index = -1;
  return () => {
    index = (index + 1) % numbers.length;
    return numbers[index] ?? '';
  };
};
