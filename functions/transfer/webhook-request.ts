import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WebhookRequest } from '../../lib/carriers/protocol.ts';
import { isBodyLargerThan, rawBody } from '../../lib/http/request.ts';

/**
 * The longest recorded event of a carrier has 2,062 bytes, a session of Tropo with the headers of two border controllers.
 * Fields that are added without notice have room beside it three times over. A text may be longer, and is not taken anyway.
 */
const LARGEST_BODY_BYTES = 8 * 1024;

/** The address and the headers. The local run passes on no more, and API Gateway passes on 10,240 bytes. */
const LARGEST_HEAD = 16 * 1024;

/** Whether a request is larger than a carrier's. Its lengths alone say so, and what is beyond a bound costs nothing. */
export const isTooLarge = (event: APIGatewayProxyEventV2): boolean =>
  isBodyLargerThan(LARGEST_BODY_BYTES, event) || isHeadTooLarge(event);

const isHeadTooLarge = ({
  rawPath = '',
  rawQueryString = '',
  headers = {},
}: APIGatewayProxyEventV2): boolean => {
  let left = LARGEST_HEAD - rawPath.length - rawQueryString.length;
  for (const name in headers) {
    left -= name.length + (headers[name]?.length ?? 0);
    if (left < 0) {
      break;
    }
  }
  return left < 0;
};

/** The request in the call flow's terms. Its URL begins with our path, because the public URL is not known here. */
export const webhookRequest = (event: APIGatewayProxyEventV2): WebhookRequest => ({
  method: event.requestContext?.http?.method ?? '',
  url: addressOf(event),
  parameters: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  headers: inLowerCase(event.headers ?? {}),
  body: rawBody(event),
});

/**
 * The path and the query as they were written. Only as many segments as the endpoint has: API Gateway may put a stage or
 * a domain mapping before them, and the public URL includes that already.
 */
const addressOf = ({ routeKey = '', rawPath = '', rawQueryString = '' }: APIGatewayProxyEventV2): string => {
  const segments = routeKey.split('/').length - 1;
  const path = rawPath.split('/').slice(-segments).join('/');
  return `/${path}${rawQueryString === '' ? '' : `?${rawQueryString}`}`;
};

const inLowerCase = (headers: APIGatewayProxyEventV2['headers']): WebhookRequest['headers'] => {
  const lower: Record<string, string | undefined> = Object.create(null);
  for (const name in headers) {
    lower[name.toLowerCase()] = headers[name];
  }
  return lower;
};
