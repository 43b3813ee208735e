import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WebhookRequest } from '../../lib/carriers/protocol.ts';
import { rawBody } from '../../lib/http/request.ts';

/** What came in, with the address as far as we can see it: from our path on. */
export const webhookRequest = (event: APIGatewayProxyEventV2): WebhookRequest => ({
  method: event.requestContext?.http?.method ?? '',
  url: addressOf(event),
  parameters: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  headers: inLowerCase(event.headers ?? {}),
  body: rawBody(event),
});

/**
 * The path and the query as they were written. The path has as many segments as its route: what stands before them, a stage
 * or the mapping of a domain, is API Gateway's, and the public URL has it already.
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
