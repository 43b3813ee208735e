import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandler } from '../../lib/api/api-handler.ts';
import { answer } from '../../lib/api/views/answer.ts';
import type { CarrierStatus } from '../../lib/carriers/check-carriers.ts';
import { CARRIERS_VIEW } from './carriers-view.ts';

export interface ListCarriersHandler extends ApiTools {
  readonly listCarriers: () => Promise<readonly CarrierStatus[]>;
}

/** Lists the connections, what each can do, and whether its credentials work. */
export const listCarriersHandler = ({ listCarriers, ...tools }: ListCarriersHandler): ApiHandler =>
  apiHandler(tools, async () => ({
    answer: answer(200, { view: CARRIERS_VIEW, value: await listCarriers(), viewer: 'reader' }),
    outcome: { event: 'carriers-listed' },
  }));
