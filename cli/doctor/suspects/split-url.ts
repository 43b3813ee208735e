/** An address in its parts, each as it was written: nothing is decoded, and no port is added or left out. */
export interface SplitUrl {
  readonly scheme: string;
  readonly host: string;
  /** With its colon, or empty. */
  readonly port: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

const URL_PARTS = /^(?:(https?):\/\/([^/?#:]*|\[[^\]]*\])(:\d+)?)?([^?#]*)(\?[^#]*)?/i;

export const splitUrl = (url: string): SplitUrl => {
  const [, scheme = '', host = '', port = '', path = '', query = ''] = URL_PARTS.exec(url) ?? [];
  return { scheme: scheme.toLowerCase(), host, port, path, query };
};

export const joinUrl = ({ scheme, host, port, path, query }: SplitUrl): string =>
  `${scheme === '' ? '' : `${scheme}://${host}${port}`}${path}${query}`;
