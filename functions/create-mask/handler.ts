import type { ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { idempotencyKey } from '../../lib/api/idempotency-key.ts';
import { createdAnswer } from '../../lib/api/views/created-view.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import type { Created, CreateMaskRequest } from '../../lib/masks/create-mask.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { readPurchaseRequest } from './read-purchase-request.ts';

export interface CreateMaskHandler extends ApiTools {
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
}: CreateMaskHandler): ApiHandler =>
  apiHandlerWithBody(
    tools,
    async (event) => {
      const wanted = readPurchaseRequest(event, parseMaskable, connections);
      return handled(await createMask(wanted), wanted);
    },
    [idempotencyKey(makeIdempotencyKey)],
  );

/** A repeated answer has no mask, so only the first one is logged with it. */
const handled = ({ answer, mask }: Created, { number, label }: CreateMaskRequest): Handled => ({
  answer: createdAnswer(
    answer,
    { number: number.number, label },
    { location: `/masks/${encodeURIComponent(answer.mask)}` },
  ),
  outcome: {
    event: mask?.state === 'ordering' ? 'mask-ordered' : 'mask-created',
    ...(mask && { mask: mask.id, connection: mask.connection }),
  },
});
