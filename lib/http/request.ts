import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { flawed } from '../errors/flawed.ts';
import { asRecord, asText } from '../json.ts';
import { digestOf } from '../log/digest-of.ts';
import type { ClientReference } from '../log/log.ts';

type Event = Pick<APIGatewayProxyEventV2, 'headers' | 'requestContext'>;

export const requestIdOf = (event: Pick<Event, 'requestContext'>): string =>
  event.requestContext?.requestId ?? 'unknown';

/** A header's value, whatever case its name came in: API Gateway writes lower case, other clients of ours may not. */
export const headerOf = (event: Pick<Event, 'headers'>, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/**
 * Who asks: the user or role of a signed request, the subject of a token, or whoever sits at this machine.
 * @throws Problem `request-invalid` for a token that names nobody: what two such clients do must not meet
 */
export const principalOf = (event: Pick<Event, 'requestContext'>): string => {
  const name = nameOf(event);
  if (name === undefined) {
    throw flawed(
      'Authorization',
      'is a token that names nobody. Have it made with a `sub` or a `client_id`.',
    );
  }
  return name;
};

/** A role's `userId` is `AROA…:session`; the session differs from one caller to the next and is cut off. */
const nameOf = ({ requestContext }: Pick<Event, 'requestContext'>): string | undefined => {
  const authorizer = asRecord(asRecord(requestContext)?.['authorizer']);
  const userId = asText(asRecord(authorizer?.['iam'])?.['userId']);
  const claims = asRecord(asRecord(authorizer?.['jwt'])?.['claims']);
  // A program that signs in for itself has a subject with most issuers, and its client id with all.
  const subject = asText(claims?.['sub']) ?? asText(claims?.['client_id']) ?? asText(claims?.['azp']);
  return userId?.split(':')[0] ?? subject ?? (authorizer === undefined ? 'local' : undefined);
};

/** A digest of who asks: a subject may be an address or a telephone number. */
export const clientReference = (event: Pick<Event, 'requestContext'>): ClientReference =>
  digestOf(nameOf(event) ?? '') as ClientReference;

/** The body as it came in, byte by byte. */
export const rawBody = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
