import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { idempotencyKey } from '../../lib/api/idempotency-key.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { jsonAnswer } from '../../lib/http/http-answer.ts';
import type { Created, CreateMaskRequest } from '../../lib/masks/create-mask.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { readPurchaseRequest } from './read-purchase-request.ts';

export interface Dependencies extends ApiTools {
  readonly createMask: (wanted: CreateMaskRequest) => Promise<Created>;
  readonly connections: Connections;
  readonly makeIdempotencyKey: () => string;
  readonly parseMaskable: ParseMaskable;
}

/** Buys a mask for a number. */
export const createMaskHandler = ({
  createMask,
  connections,
  makeIdempotencyKey,
  parseMaskable,
  ...tools
}: Dependencies): ApiHandler =>
  apiHandlerWithBody(
    tools,
    async (event) => {
      const { answer, mask } = await createMask(readPurchaseRequest(event, parseMaskable, connections));
      const location = `/masks/${encodeURIComponent(answer.mask)}`;
      return {
        answer: jsonAnswer(answer.status, answer.body, { location }),
        outcome: {
          event: answer.status === 202 ? 'mask-ordered' : 'mask-created',
          ...(mask && { mask: mask.id, connection: mask.connection }),
        },
      };
    },
    [idempotencyKey(makeIdempotencyKey)],
  );
