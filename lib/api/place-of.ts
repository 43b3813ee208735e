/** Where a field of a problem is in the request: a JSON pointer, or the name of a header or a parameter. */
export type PlaceOf = (field: string) => string;

/** The members of all bodies of this API. test/lib/api/place-of.test.ts compares them with the schemas. */
const BODY_FIELDS: ReadonlySet<string> = new Set([
  'answer',
  'callerId',
  'callsPerMinute',
  'connection',
  'country',
  'cursor',
  'expiresAt',
  'label',
  'number',
]);

/** For endpoints with a body: a member of the body is a JSON pointer into it. */
export const placeInBody: PlaceOf = (field) => (BODY_FIELDS.has(field) ? `#/${field}` : field);

/** For endpoints without a body: every field is a parameter. */
export const placeInParameters: PlaceOf = (field) => field;
