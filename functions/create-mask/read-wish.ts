import type { ApiEvent } from '../../lib/http/api-handler.ts';
import { readIdempotencyKey } from '../../lib/http/idempotency-key.ts';
import { secondsOf } from '../../lib/http/read-expiry.ts';
import { principalOf } from '../../lib/http/request.ts';
import { CREATE_MASK_BODY, parseBody } from '../../lib/http/schemas.ts';
import type { Wish } from '../../lib/masks/wish.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';

/**
 * Whether its time has come is judged by whoever knows of earlier requests.
 * @throws Problem `request-invalid`, `number-not-allowed`
 */
export const readWish = (event: ApiEvent, parseMaskable: ParseMaskable): Wish => {
  const idempotencyKey = readIdempotencyKey(event);
  const body = parseBody(CREATE_MASK_BODY, event.body);
  const { number, country, callerId = 'caller', answer = 'direct', callsPerMinute, expiresAt, label } = body;
  return {
    principal: principalOf(event),
    idempotencyKey,
    number: parseMaskable(number, country),
    callerId,
    answer,
    ...(callsPerMinute !== undefined && { callsPerMinute }),
    ...(label !== undefined && { label }),
    ...(expiresAt !== undefined && { expiresAtSeconds: secondsOf(expiresAt) }),
  };
};
