/** The value as a JSON object, or `undefined` for anything else, arrays and `null` included. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

/** A string as it is, a number in digits, or `undefined` for anything else. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' ? String(value) : undefined;
};

/** An array as it is, any other value in an array. `undefined` and `null` make an empty one. */
export const asList = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
};
