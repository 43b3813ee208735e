/** The text without the spaces and the punctuation of telephone numbers. */
export const withoutPunctuation = (text: string): string => text.replace(/[\s().\-/]/g, '');

/** The numbers that a spelling may mean, likeliest first: ten digits may lack `+1`, or only the `+`. */
export const readings = (text: string): readonly string[] => {
  const bare = withoutPunctuation(text.replace(/^tel:/i, ''));
  if (/^\+\d{7,15}$/.test(bare)) return [bare];
  if (!/^\d{7,15}$/.test(bare)) return [];
  return bare.length === 10 ? [`+1${bare}`, `+${bare}`] : [`+${bare}`];
};
