import type { Handle } from './listen.ts';

/** A name of this machine, as `Host` and `Origin` have it, with or without a port. */
const THIS_MACHINE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** What a request says of where it comes from; a header that it does not have is `null` or `undefined`. */
type HeaderOf = (name: string) => string | null | undefined;

/**
 * Whether a program on this machine sent it, or a page from this machine: listening on the loopback interface keeps other
 * machines out, but not the pages that a browser here shows. A page of another site says so in `Origin` or
 * `Sec-Fetch-Site`, and one that had its own name point here (DNS rebinding) has that name in `Host`.
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

/** Lets through what comes from this machine, and what goes to a path that is open to all. */
export const onlyThisMachine =
  (handle: Handle, isOpen: (path: string) => boolean = () => false): Handle =>
  async (request) =>
    isFromThisMachine((name) => request.headers.get(name)) || isOpen(new URL(request.url).pathname)
      ? handle(request)
      : Response.json({ message: REFUSAL }, { status: 403 });
