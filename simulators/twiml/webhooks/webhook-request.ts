export type Fields = Readonly<Record<string, string>>;

export interface WebhookRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Fields;
}

/** A request as it goes out. */
export interface Sent {
  readonly url: string;
  readonly init: { readonly method: string; readonly headers: Fields; readonly body?: string };
}

/** What follows a `#` tells the carrier how to ask, and is not part of what is asked. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

export const withQuery = (url: string, fields: Fields): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`;
