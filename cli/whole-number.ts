/** Reads what was typed after an option. @throws Error in words */
export const wholeNumber = (option: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${option} must be a whole number, 0 or more.`);
  }
  return Number(text);
};
