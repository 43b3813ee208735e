export type Fields = Readonly<Record<string, string>>;

export interface WebhookRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Fields;
}

/** A signed request, ready to send. */
export interface Sent {
  readonly url: string;
  readonly init: { readonly method: string; readonly headers: Fields; readonly body?: string };
}

/** The fragment holds options for the carrier and is not sent. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

export const withQuery = (url: string, fields: Fields): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`;
