import type { Fields } from './webhook.ts';

/** What follows a `#` tells the carrier how to ask, and is not part of what is asked. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

export const withQuery = (url: string, fields: Fields): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`;
