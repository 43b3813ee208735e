import type { ApiEvent } from '../../lib/api/api-handler.ts';
import { readIdempotencyKey } from '../../lib/api/idempotency-key.ts';
import { CREATE_MASK_BODY, parseBody } from '../../lib/api/schemas.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { shownBy } from '../../lib/carriers/shown-by.ts';
import { principalOf } from '../../lib/http/request.ts';
import type { PurchaseRequest } from '../../lib/numbers/buying/purchase-request.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { secondsOf } from '../../lib/time.ts';

/**
 * Whether its time has come is judged by whoever knows of earlier requests.
 * @throws Problem `request-invalid`, `number-not-allowed`, `connection-unknown`, `caller-id-not-shown`
 */
export const readPurchaseRequest = (
  event: ApiEvent,
  parseMaskable: ParseMaskable,
  connections: Connections,
): PurchaseRequest => {
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
