import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { asRecord, asText } from '../json.ts';

type Event = Pick<APIGatewayProxyEventV2, 'headers' | 'requestContext'>;

export const requestIdOf = (event: Pick<Event, 'requestContext'>): string =>
  event.requestContext?.requestId ?? 'unknown';

/** A header's value, whatever case its name came in: API Gateway writes lower case, other clients of ours may not. */
export const headerOf = (event: Pick<Event, 'headers'>, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/**
 * Who asks: the user or role of a signed request, the subject of a token, or whoever sits at this machine. A role's
 * `userId` is `AROA…:session`; the session differs from one caller to the next and is cut off.
 */
export const principalOf = (event: Pick<Event, 'requestContext'>): string => {
  const authorizer = asRecord(asRecord(event.requestContext)?.['authorizer']);
  const userId = asText(asRecord(authorizer?.['iam'])?.['userId']);
  const subject = asText(asRecord(asRecord(authorizer?.['jwt'])?.['claims'])?.['sub']);
  return userId?.split(':')[0] ?? subject ?? 'local';
};

/** The body as it came in, byte by byte. */
export const rawBody = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
