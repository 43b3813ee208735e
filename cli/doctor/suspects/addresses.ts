import type { SplitUrl } from './split-url.ts';
import { joinUrl, splitUrl } from './split-url.ts';
import type { Known, Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

type Origin = Pick<SplitUrl, 'host' | 'port' | 'scheme'>;

/** The carrier signs the address that it has asked, and we compute it from the public URL. */
export const addresses: Suspect = {
  name: 'another scheme, host or port',
  variants: (given, known) => {
    const url = splitUrl(given.request.url);
    return originsIn(url, known).map((origin): Variant => {
      const { words, remedy } = difference(url, origin);
      return asked(given, { url: joinUrl({ ...url, ...origin }) }, words, remedy);
    });
  },
};

/** All that the request says of where it was sent to, in every combination. */
const originsIn = (url: SplitUrl, { captured }: Known): readonly Origin[] => {
  const { headers } = captured;
  const sent = splitUrl(captured.url);
  const forwarded = /host="?([^";,\s]+)/i.exec(headers['forwarded'] ?? '')?.[1];
  const named = [headers['host'], headers['x-forwarded-host'], headers['x-original-host'], forwarded]
    .filter((name) => name !== undefined)
    .map((name) => splitUrl(`http://${name.trim()}`));
  const all = [url, sent, ...named].filter(({ host }) => host !== '');
  const ports = [url.port, '', ...all.map(({ port }) => port), portIn(headers), ...USUAL_PORTS];
  const origins = unique(['https', 'http']).flatMap((scheme) =>
    unique(all.map(({ host }) => host)).flatMap((host) =>
      unique(ports).map((port) => ({ scheme, host, port })),
    ),
  );
  return origins
    .filter((origin) => distance(url, origin) > 0)
    .sort((one, other) => distance(url, one) - distance(url, other));
};

const USUAL_PORTS = [':8443', ':8080', ':3000'];

const portIn = (headers: Known['captured']['headers']): string => {
  const port = headers['x-forwarded-port'] ?? '';
  return /^\d+$/.test(port) ? `:${port}` : '';
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** The fewer mistakes it takes, the likelier. */
const distance = (url: Origin, other: Origin): number => partsOf(url, other).length;

const partsOf = (url: Origin, other: Origin): readonly string[] =>
  (['scheme', 'host', 'port'] as const).filter((part) => url[part] !== other[part]);

const difference = (url: Origin, other: Origin): { readonly words: string; readonly remedy: string } => ({
  words: `The carrier has signed ${shown(other)}, and the public URL is ${shown(url)}: another ${partsOf(url, other).join(' and ')}.`,
  remedy: `Make the two the same: deploy with -c publicUrl=… as the carrier has to ask it, then npm run callmask -- repoint.`,
});

const shown = ({ scheme, host, port }: Origin): string => `${scheme}://${host}${port}`;
