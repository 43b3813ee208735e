import type { Handle } from '../../simulators/support/http/loopback.ts';

/** A name of this machine, as `Host` and `Origin` have it, with or without a port. */
const THIS_MACHINE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Reads a header of a request. `null` or `undefined`: the request does not have it. */
type HeaderOf = (name: string) => string | null | undefined;

/**
 * Whether a program or a page of this machine sent the request. Listening on the loopback interface keeps other machines
 * out, but not the web pages that a browser here shows. A page of another site has that site in `Origin`, or `cross-site`
 * in `Sec-Fetch-Site`. A site whose name was pointed at this machine (DNS rebinding) has its name in `Host`.
 */
export const isFromThisMachine = (headerOf: HeaderOf): boolean => {
  const origin = headerOf('origin') ?? undefined;
  return (
    THIS_MACHINE.test(headerOf('host') ?? '') &&
    (origin === undefined || THIS_MACHINE.test(origin.replace(/^https?:\/\//, ''))) &&
    headerOf('sec-fetch-site') !== 'cross-site'
  );
};

export const REFUSAL =
  'Only programs on this machine are answered: the Host must be 127.0.0.1, localhost or [::1], and no web page of another site may ask.';

/** Answers requests of this machine, and requests to an open path. */
export const onlyThisMachine =
  (handle: Handle, isOpen: (path: string) => boolean = () => false): Handle =>
  async (request) =>
    isFromThisMachine((name) => request.headers.get(name)) || isOpen(new URL(request.url).pathname)
      ? handle(request)
      : Response.json({ message: REFUSAL }, { status: 403 });
