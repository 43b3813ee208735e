/** The value as a JSON object, or `undefined` for anything else, arrays and `null` included. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

/** The value as text: a string as it is, a number in digits, anything else not at all. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' ? String(value) : undefined;
};

/** The value as it is, one or several, in an array; `undefined` and `null` make an empty one. */
export const asList = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
};
