import type { Connections } from '../../carriers/connections.ts';
import { Problem } from '../../errors/problem.ts';
import type { Mask } from '../../masks/mask.ts';
import type { RequestDependencies } from '../quotas/request-slots.ts';
import { freeIfErased, freeUnlessUsed, takeRequestSlots } from '../quotas/request-slots.ts';
import { buyMask } from './buy-mask.ts';
import { claim } from './claim.ts';
import type { Dependencies as BuyDependencies } from './purchase.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { FinalAnswer } from './stored-request.ts';
import type { WorkLease, WorkLeaseDependencies } from './work-lease.ts';

export interface CreateMaskDependencies extends BuyDependencies, WorkLeaseDependencies, RequestDependencies {
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
  (dependencies: CreateMaskDependencies) =>
  async (wanted: PurchaseRequest): Promise<Created> => {
    const claimed = await claim(dependencies, wanted);
    return 'status' in claimed ? { answer: claimed } : buy(dependencies, claimed, wanted);
  };

const buy = async (
  dependencies: CreateMaskDependencies,
  lease: WorkLease,
  wanted: PurchaseRequest,
): Promise<Created> => {
  try {
    await takeRequestSlots(dependencies, lease.request());
    const { supplier, ...connection } = dependencies.connections.of(wanted);
    const signal = dependencies.deadline();
    const mask = await buyMask({ ...dependencies, supplier, connection, lease, wanted, signal });
    return { answer: mask.state === 'active' ? await lease.finish(mask) : await lease.wait(mask), mask };
  } catch (error) {
    // The lease ends by itself, too; what the client needs to hear is the first failure.
    await lease.giveUp().catch(() => undefined);
    // A repetition takes its slots before it sees that its mask is gone.
    const isGone = error instanceof Problem && error.code === 'mask-released';
    const free = isGone ? freeUnlessUsed : freeIfErased;
    await free(dependencies, lease.request()).catch(() => undefined);
    throw error;
  }
};
