import { joinUrl, splitUrl } from './split-url.ts';
import type { Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

/** From our own path on; what stands before it is a gateway's, or a proxy's. */
export const OUR_PATH = /^(.*?)(\/calls\/[^/]+(?:\/after\/[^/]+)?)\/?$/;

/** What gateways usually put before a path. */
const STAGES = ['/prod', '/dev', '/test', '/stage', '/staging', '/default', '/$default', '/v1'];

export const paths: Suspect = {
  name: 'a stage before the path, too much or too little, and slashes',
  variants: (given, { captured, publicUrl }) => {
    const url = splitUrl(given.request.url);
    const [, prefix = '', own = url.path] = OUR_PATH.exec(url.path) ?? [];
    const [, sentPrefix = ''] = OUR_PATH.exec(splitUrl(captured.url).path) ?? [];
    const there = (path: string, mistake: string, remedy: string): Variant =>
      asked(given, { url: joinUrl({ ...url, path }) }, mistake, remedy);
    const prefixes = new Set(['', sentPrefix, captured.headers['x-forwarded-prefix'] ?? '', ...STAGES]);
    const configured = splitUrl(publicUrl).path;
    return [
      there(`${url.path}/`, 'The carrier has signed the path with a slash at its end.', AS_CONFIGURED),
      there(`${prefix}/${own}`, 'The carrier has signed two slashes before the path.', AS_CONFIGURED),
      ...[...prefixes]
        .filter((other) => other !== prefix)
        .map((other) => there(`${other}${own}`, wordsOf(configured, other), remedyOf(other))),
      there(
        splitUrl(captured.url).path,
        'The carrier has signed another path: something before us rewrites it.',
        REWRITTEN,
      ),
    ];
  },
};

const AS_CONFIGURED =
  'Set the voice URL anew at the carrier, as the stack has it: npm run callmask -- repoint does so.';

const REWRITTEN =
  'Let the proxy pass the path on as it is, or deploy with the public URL that the carrier asks.';

const wordsOf = (configured: string, other: string): string => {
  if (other === '') {
    return `The carrier has signed the path without ${configured}, and the public URL has it.`;
  }
  return `The carrier has signed ${other} before the path, and the public URL has ${configured === '' ? 'nothing there' : configured}.`;
};

const remedyOf = (other: string): string =>
  `Deploy with -c publicUrl=… that ends in ${other === '' ? 'the host' : other}, or ask without it at the carrier: npm run callmask -- repoint sets what the stack has.`;
