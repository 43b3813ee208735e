/** Where the field of a problem stands in a request: a JSON pointer, or the name of a header or a parameter. */
export type PlaceOf = (field: string) => string;

/** Every member of every body of this API; test/lib/api/place-of.test.ts compares them with the schemas. */
const BODY_FIELDS: ReadonlySet<string> = new Set([
  'answer',
  'callerId',
  'callsPerMinute',
  'connection',
  'country',
  'expiresAt',
  'label',
  'number',
]);

/** In a call with a body, a field of the body is a JSON pointer into it. */
export const placeInBody: PlaceOf = (field) => (BODY_FIELDS.has(field) ? `#/${field}` : field);

/** In a call without one, all are parameters. */
export const placeInParameters: PlaceOf = (field) => field;
