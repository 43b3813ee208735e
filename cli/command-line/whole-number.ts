const LONGEST = 9;

/** Reads a whole number for an option. */
export const wholeNumber =
  (least = 0, most?: number) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) && text.length <= LONGEST ? Number(text) : Number.NaN;
    if (!(number >= least && number <= (most ?? Number.POSITIVE_INFINITY))) {
      throw new Error(
        `must be a whole number, ${most === undefined ? `${least} or more` : `${least} to ${most}`}.`,
      );
    }
    return number;
  };
