import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import type { NumberWebhooks, Owned } from '../../lib/carriers/supplier.ts';
import type { Step, StepsResult } from '../steps.ts';
import { runSteps } from '../steps.ts';

export interface RepointOrder {
  readonly connected: Pick<ConnectedCarrier, 'carrier' | 'name' | 'supplier'>;
  readonly confirm?: string | undefined;
  /** Ends when the time for one request to the carrier is over. */
  readonly deadline: () => AbortSignal;
  readonly tell: (line: string) => void;
}

/**
 * Updates the webhooks of every managed number, or lists the numbers whose webhooks it would update. It never touches foreign
 * numbers.
 * @throws Error in words where the carrier stores no voice URL for each number
 */
export const runRepoint = async ({ connected, ...order }: RepointOrder): Promise<StepsResult> => {
  const { supplier, carrier } = connected;
  const { webhooks } = supplier;
  if (webhooks === undefined) {
    throw new Error(
      `At ${carrier} the application holds the voice URL, not each number. Make one with npm run callmask -- keys rotate --api-url URL, and set it there.`,
    );
  }
  const ours = (await supplier.owned(order.deadline())).filter(({ isManaged }) => isManaged);
  const astray = ours.filter(({ isAstray }) => isAstray === true);
  order.tell(`Of ${ours.length} managed numbers, the calls of ${astray.length} go elsewhere.`);
  return runSteps({
    steps: astray.map((number) => stepFor(number, webhooks, order.deadline)),
    phrase: (count) => `repoint ${count} numbers`,
    nothing: 'There is nothing to repoint.',
    ...order,
  });
};

const stepFor = ({ number }: Owned, webhooks: NumberWebhooks, deadline: RepointOrder['deadline']): Step => ({
  subject: number,
  words: 'is sent to us',
  act: async () => {
    await webhooks.point(number, deadline());
    return 'is sent to us';
  },
});
