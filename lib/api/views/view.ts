/** A value that JSON can hold. `undefined` leaves a field out. */
export type Json =
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/**
 * Who sees a field. `client`: every client that may call the endpoint. `reader`: only clients of an endpoint for `read`.
 * `sender`: readers, and a client that sent this very value in the same request.
 */
export type SeenBy = 'client' | 'reader' | 'sender';

/** What a client sent, under the names of the fields, as the domain writes the values. */
export type Sent = Readonly<Record<string, unknown>>;

/** Who looks at an answer: a client of an endpoint for `read`, or a client of any other endpoint. */
export type Viewer = 'reader' | { readonly sent: Sent };

export interface Field<T> {
  readonly seenBy: SeenBy;
  readonly of: (value: T, viewer: Viewer) => Json | undefined;
}

/** Every field that an answer about a resource can have, in their order. */
export type View<T> = Readonly<Record<string, Field<T>>>;

/**
 * A client without `read` that sent these values. Not even a token with the scope `read` makes a reader of it: an answer
 * depends on the endpoint alone, with IAM and with tokens.
 */
export const writer = (sent: Sent = {}): Viewer => ({ sent });

/** What the viewer may see of a value. */
export const seen = <T>(view: View<T>, value: T, viewer: Viewer): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(view).flatMap(([name, { seenBy, of }]): readonly (readonly [string, Json])[] => {
      const shown = of(value, viewer);
      return shown !== undefined && maySee(viewer, seenBy, name, shown) ? [[name, shown]] : [];
    }),
  );

const maySee = (viewer: Viewer, seenBy: SeenBy, name: string, shown: Json): boolean =>
  viewer === 'reader' || seenBy === 'client' || (seenBy === 'sender' && viewer.sent[name] === shown);
