import type { ApiEvent } from '../../lib/api/api-handler.ts';
import { principalOf } from '../../lib/api/client.ts';
import { readIdempotencyKey } from '../../lib/api/idempotency-key.ts';
import { CREATE_MASK_BODY, parseBody } from '../../lib/api/schemas.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { shownBy } from '../../lib/carriers/shown-by.ts';
import type { CreateMaskRequest } from '../../lib/masks/create-mask.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { secondsOf } from '../../lib/time.ts';

/**
 * Reads what a client asks for. It lets a past `expiresAt` through: the step `claim` refuses it, but for a repeated request.
 * @throws Problem `request-invalid`, `number-not-allowed`, `connection-unknown`, `caller-id-not-shown`
 */
export const readPurchaseRequest = (
  event: ApiEvent,
  parseMaskable: ParseMaskable,
  connections: Connections,
): CreateMaskRequest => {
  const idempotencyKey = readIdempotencyKey(event);
  const body = parseBody(CREATE_MASK_BODY, event.body);
  const { number, country, answer = 'direct', callsPerMinute, expiresAt, label } = body;
  const connection = connections.choose(body.connection);
  return {
    principal: principalOf(event),
    idempotencyKey,
    number: parseMaskable(number, country),
    connection: connection.name,
    callerId: shownBy(connection, body.callerId),
    answer,
    ...(callsPerMinute !== undefined && { callsPerMinute }),
    ...(label !== undefined && { label }),
    ...(expiresAt !== undefined && { expiresAtSeconds: secondsOf(expiresAt) }),
  };
};
