import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WebhookRequest } from '../../lib/carriers/protocol.ts';
import { rawBody } from '../../lib/http/request.ts';

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
