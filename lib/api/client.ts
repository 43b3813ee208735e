import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { flawed } from '../errors/flawed.ts';
import { asRecord, asText } from '../json.ts';
import { digestOf } from '../log/digest-of.ts';
import type { ClientReference } from '../log/log.ts';

type Event = Pick<APIGatewayProxyEventV2, 'requestContext'>;

/**
 * The client: the user or role of a signed request, or the subject of a token. Without an authorizer, on one machine, it
 * is `local`.
 * @throws Problem `request-invalid` for a token without a subject: two such clients must not share Idempotency-Keys
 */
export const principalOf = (event: Event): string => {
  const name = nameOf(event);
  if (name === undefined) {
    throw flawed(
      'Authorization',
      'is a token that names no client. Have it made with a `sub` or a `client_id`.',
    );
  }
  return name;
};

/** The `userId` of a role is `AROA…:session`. The session is cut off, because it differs between callers. */
const nameOf = ({ requestContext }: Event): string | undefined => {
  const authorizer = asRecord(asRecord(requestContext)?.['authorizer']);
  const userId = asText(asRecord(authorizer?.['iam'])?.['userId']);
  const claims = asRecord(asRecord(authorizer?.['jwt'])?.['claims']);
  // A program that signs in for itself gets a subject from most issuers, and its client id from all.
  const subject = asText(claims?.['sub']) ?? asText(claims?.['client_id']) ?? asText(claims?.['azp']);
  return userId?.split(':')[0] ?? subject ?? (authorizer === undefined ? 'local' : undefined);
};

/** Names the client in the log by a digest: a subject may be an address or a telephone number. */
export const clientReference = (event: Event): ClientReference =>
  digestOf(nameOf(event) ?? '') as ClientReference;
