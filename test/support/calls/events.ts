import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

export interface EventOptions {
  readonly method?: string;
  /** As the route has it, with the names of its parts. */
  readonly path?: string;
  /** As the client wrote it. Left out: as the route has it. */
  readonly rawPath?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: unknown;
}

/** API Gateway sends a body as text or, by its content type, in base64; handlers must take both. */
export const BODY_FORMS = ['plain', 'base64'] as const;
export type BodyForm = (typeof BODY_FORMS)[number];

/** An event as an HTTP API of API Gateway sends it (payload format 2.0). */
export const makeEvent = (options: EventOptions = {}, form: BodyForm = 'plain'): APIGatewayProxyEventV2 => {
  const { method = 'GET', path = '/', parameters = {}, query = {}, headers = {}, body } = options;
  const { rawPath = path } = options;
  const bytes = body === undefined ? undefined : bytesOf(body);
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    // Left out where they are empty.
    ...(Object.keys(query).length > 0 && { queryStringParameters: { ...query } }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '20/Nov/2026:12:00:00 +0000',
      timeEpoch: 0,
    },
    isBase64Encoded: form === 'base64',
    ...(bytes !== undefined && { body: bytes.toString(form === 'base64' ? 'base64' : 'utf8') }),
  };
};

const bytesOf = (body: unknown): Buffer => {
  if (typeof body === 'string') {
    return Buffer.from(body);
  }
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
};

export const CONTEXT = {} as Context;
