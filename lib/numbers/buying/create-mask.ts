import type { Connections } from '../../carriers/connections.ts';
import { Problem } from '../../errors/problem.ts';
import type { Mask } from '../../masks/mask.ts';
import type { RequestDependencies } from '../quotas/request-slots.ts';
import { freeIfForgotten, freeUnlessUsed, takeRequestPlaces } from '../quotas/request-slots.ts';
import { buyMask } from './buy-mask.ts';
import { claim } from './claim.ts';
import type { Dependencies as BuyDependencies } from './purchase.ts';
import type { Wish } from './purchase-order.ts';
import type { FinalAnswer } from './purchase-request.ts';
import type { Lease, Dependencies as LeaseDependencies } from './work-lease.ts';

export interface Dependencies extends BuyDependencies, LeaseDependencies, RequestDependencies {
  readonly connections: Connections;
  /** Ends when the time for the carrier is over: before API Gateway stops waiting for us. */
  readonly deadline: () => AbortSignal;
}

/** The answer, and the mask unless the answer is an earlier one repeated. */
export interface Created {
  readonly answer: FinalAnswer;
  readonly mask?: Mask;
}

/**
 * Buys a mask for a number, once for each Idempotency-Key: a repetition gets the same answer, or goes on where the
 * last attempt stopped.
 */
export const makeCreateMask =
  (dependencies: Dependencies) =>
  async (wish: Wish): Promise<Created> => {
    const claimed = await claim(dependencies, wish);
    return 'status' in claimed ? { answer: claimed } : buy(dependencies, claimed, wish);
  };

const buy = async (dependencies: Dependencies, lease: Lease, wish: Wish): Promise<Created> => {
  try {
    await takeRequestPlaces(dependencies, lease.request());
    const { supplier, ...connection } = dependencies.connections.of(wish);
    const signal = dependencies.deadline();
    const mask = await buyMask({ ...dependencies, supplier, connection, lease, wish, signal });
    return { answer: mask.state === 'active' ? await lease.finish(mask) : await lease.wait(mask), mask };
  } catch (error) {
    // The lease ends by itself, too; what the client needs to hear is the first failure.
    await lease.giveUp().catch(() => undefined);
    // A repetition takes its places before it sees that its mask is gone.
    const isGone = error instanceof Problem && error.code === 'mask-released';
    const free = isGone ? freeUnlessUsed : freeIfForgotten;
    await free(dependencies, lease.request()).catch(() => undefined);
    throw error;
  }
};
