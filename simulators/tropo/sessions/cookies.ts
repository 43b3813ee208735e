/** A cookie that an application has set. */
interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  /** Whether other hosts below `host` get it, too. */
  readonly hasDomain: boolean;
  readonly path: string;
  readonly isSecure: boolean;
  readonly expiresAt: number;
}

/** The cookies of one session. */
export interface CookieJar {
  /** Keeps the cookies of an answer. One that has expired removes its predecessor. */
  readonly keep: (url: string, headers: Headers, now: number) => void;
  /** The headers for a request to a URL: none, or `cookie`. */
  readonly headersFor: (url: string, now: number) => { readonly cookie?: string };
}

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const split = (text: string): readonly [name: string, value: string] => {
  const at = text.indexOf('=');
  return at === -1 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

/** `Max-Age` is stronger than `Expires`. A cookie without either lasts as long as the session. */
const expiryOf = (attributes: ReadonlyMap<string, string>, now: number): number => {
  const maxAge = attributes.get('max-age') ?? '';
  if (/^-?\d+$/.test(maxAge)) return now + Number(maxAge) * 1000;
  const date = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(date) ? Number.POSITIVE_INFINITY : date;
};

/** Reads one `Set-Cookie`; `undefined` if it has no name or is for another site. */
const readCookie = (line: string, { hostname }: URL, now: number): Cookie | undefined => {
  const [pair = '', ...rest] = line.split(';');
  const [name, value] = split(pair);
  const attributes = new Map(rest.map(split).map(([key, text]) => [key.toLowerCase(), text]));
  const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  if (name === '' || !pair.includes('=') || (domain !== '' && !isWithin(hostname, domain))) return undefined;
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    host: domain === '' ? hostname : domain,
    hasDomain: domain !== '',
    // Without a path it comes back with every POST to its host, as on record, and not only to this folder.
    path: path.startsWith('/') ? path : '/',
    isSecure: attributes.has('secure'),
    expiresAt: expiryOf(attributes, now),
  };
};

const isFor = (
  { host, hasDomain, path, isSecure }: Cookie,
  { hostname, pathname, protocol }: URL,
): boolean => {
  const isHost = hasDomain ? isWithin(hostname, host) : hostname === host;
  const isPath = pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  return isHost && isPath && (!isSecure || protocol === 'https:' || THIS_MACHINE.test(hostname));
};

export const makeCookieJar = (): CookieJar => {
  const cookies = new Map<string, Cookie>();
  return {
    keep: (url, headers, now) => {
      const lines = headers.getSetCookie();
      for (const cookie of lines.map((line) => readCookie(line, new URL(url), now))) {
        if (cookie === undefined) continue;
        const key = `${cookie.name};${cookie.host};${cookie.path}`;
        if (cookie.expiresAt <= now) cookies.delete(key);
        else cookies.set(key, cookie);
      }
    },
    headersFor: (url, now) => {
      const sent = [...cookies.values()]
        .filter((cookie) => cookie.expiresAt > now && isFor(cookie, new URL(url)))
        .sort((one, other) => other.path.length - one.path.length);
      if (sent.length === 0) return {};
      return { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') };
    },
  };
};
