import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export const requestIdOf = (event: Pick<APIGatewayProxyEventV2, 'requestContext'>): string =>
  event.requestContext?.requestId ?? 'unknown';

/** The value of a header by its name in lower case. API Gateway writes lower case; a local run may not. */
export const headerOf = (event: Pick<APIGatewayProxyEventV2, 'headers'>, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/** Whether the body has more bytes than that. Its length says so, before anything is decoded. */
export const isBodyLargerThan = (
  mostBytes: number,
  { body, isBase64Encoded }: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>,
): boolean => Buffer.byteLength(body ?? '', isBase64Encoded ? 'base64' : 'utf8') > mostBytes;

/** The body's bytes as they came in. */
export const rawBody = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
