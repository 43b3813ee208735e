/** The text without the blanks and the punctuation that people put into telephone numbers. */
export const withoutPunctuation = (text: string): string => text.replace(/[\s().\-/]/g, '');

/** What a spelling of a number may stand for, likeliest first: ten digits may lack a `1`, or only the `+`. */
export const readings = (text: string): readonly string[] => {
  const bare = withoutPunctuation(text.replace(/^tel:/i, ''));
  if (/^\+\d{7,15}$/.test(bare)) return [bare];
  if (!/^\d{7,15}$/.test(bare)) return [];
  return bare.length === 10 ? [`+1${bare}`, `+${bare}`] : [`+${bare}`];
};
