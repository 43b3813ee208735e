import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import type { CarrierStatus } from '../../lib/carriers/check-carriers.ts';
import { jsonAnswer } from '../../lib/http/http-answer.ts';

export interface ListCarriersHandler extends ApiTools {
  readonly listCarriers: () => Promise<readonly CarrierStatus[]>;
}

/** Lists the connections, what each can do, and whether its credentials work. */
export const listCarriersHandler = ({ listCarriers, ...tools }: ListCarriersHandler): ApiHandler =>
  apiHandler(tools, async () => ({
    answer: jsonAnswer(200, JSON.stringify({ carriers: await listCarriers() })),
    outcome: { event: 'carriers-listed' },
  }));
