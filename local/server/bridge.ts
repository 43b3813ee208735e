import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Endpoint } from '../../functions/routes.ts';
import { ENDPOINTS } from '../../functions/routes.ts';
import type { Handle } from '../../simulators/support/http/loopback.ts';
import { LIMITS } from './limits.ts';

export type LambdaHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

export interface BridgeOptions {
  /** By the name of the folder below `functions/`. */
  readonly handlers: Readonly<Record<string, LambdaHandler>>;
  readonly randomId: () => string;
}

/** Turns each HTTP request into an event of an HTTP API and passes it to the handler that Lambda runs. It has no authorizers. */
export const makeBridge =
  ({ handlers, randomId }: BridgeOptions): Handle =>
  async (request) => {
    const url = new URL(request.url);
    const matched = ENDPOINTS.map((endpoint) => match(endpoint, request.method, url.pathname)).find(Boolean);
    const handler = matched && handlers[matched.endpoint.function];
    if (matched === undefined || handler === undefined) {
      return gatewayAnswer(404, 'Not Found');
    }
    const body = Buffer.from(await request.arrayBuffer());
    if (body.length > LIMITS.bodyBytes) {
      return gatewayAnswer(413, 'Request Entity Too Large');
    }
    const event = eventOf(request, url, matched, body, randomId());
    return responseOf(await handler(event, { awsRequestId: event.requestContext.requestId } as Context));
  };

interface Match {
  readonly endpoint: Endpoint;
  readonly parameters: Record<string, string>;
}

const match = (endpoint: Endpoint, method: string, path: string): Match | undefined => {
  const wanted = endpoint.path.split('/');
  const given = path.split('/');
  const fits = wanted.every((part, index) => part.startsWith('{') || part === given[index]);
  if (endpoint.method !== method || wanted.length !== given.length || !fits || given.slice(1).includes('')) {
    return undefined;
  }
  const named = wanted.flatMap((part, index) =>
    part.startsWith('{') ? [[part.slice(1, -1), decoded(given[index] ?? '')] as const] : [],
  );
  return { endpoint, parameters: Object.fromEntries(named) };
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const gatewayAnswer = (status: number, message: string): Response =>
  new Response(JSON.stringify({ message }), { status, headers: { 'content-type': 'application/json' } });

const eventOf = (
  request: Request,
  url: URL,
  { endpoint, parameters }: Match,
  body: Buffer,
  requestId: string,
): APIGatewayProxyEventV2 => {
  const routeKey = `${endpoint.method} ${endpoint.path}`;
  const path = decoded(url.pathname);
  const userAgent = request.headers.get('user-agent') ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    ...(url.search !== '' && { queryStringParameters: queryOf(url) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: { method: request.method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent },
      requestId,
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: Date.now(),
    },
    ...bodyOf(body),
  };
};

/** Joins the values of a repeated parameter with a comma, as API Gateway does. */
const queryOf = ({ searchParams }: URL): Record<string, string> =>
  Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
  );

/** UTF-8 stays text. Any other body, such as Latin-1 from a carrier, is encoded in base64, so that no byte is lost. */
const bodyOf = (body: Buffer): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> => {
  if (body.length === 0) {
    return { isBase64Encoded: false };
  }
  const text = body.toString('utf8');
  const isText = Buffer.from(text).equals(body);
  return { body: isText ? text : body.toString('base64'), isBase64Encoded: !isText };
};

const responseOf = ({
  statusCode = 200,
  headers = {},
  body,
}: APIGatewayProxyStructuredResultV2): Response => {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  // `Response` refuses even an empty body with status 204.
  return new Response(statusCode === 204 ? null : (body ?? ''), { status: statusCode, headers: entries });
};
