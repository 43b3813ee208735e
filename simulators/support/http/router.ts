/** The parts of a path, decoded. A literal `+` stays one, as in `/addresses/number/+14155550123`. */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });

/** The value of a `:name` part of the pattern; empty when the pattern has no such part. */
export type Names = (name: string) => string;

const match = (pattern: string, segments: readonly string[]): Names | undefined => {
  const parts = pattern.split('/').filter((part) => part !== '');
  if (parts.length !== segments.length) return undefined;
  const fits = parts.every((part, index) => part.startsWith(':') || part === segments[index]);
  if (!fits) return undefined;
  return (name) => segments[parts.indexOf(`:${name}`)] ?? '';
};

/** The handlers of each path and method: `{ 'applications/:id': { GET: show, DELETE: remove } }`. */
export type Routes<Handler> = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

type Found<Handler> = { readonly handler: Handler; readonly names: Names } | 'no-method' | 'no-path';

export const findRoute = <Handler>(
  routes: Routes<Handler>,
  method: string,
  segments: readonly string[],
): Found<Handler> => {
  for (const [pattern, methods] of Object.entries(routes)) {
    const names = match(pattern, segments);
    if (names === undefined) continue;
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
    return handler === undefined ? 'no-method' : { handler, names };
  }
  return 'no-path';
};
