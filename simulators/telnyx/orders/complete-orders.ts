import type { NumberOrder } from '../account.ts';
import type { RestDependencies } from '../rest/rest-call.ts';

type CompleteOrdersDependencies = Pick<RestDependencies, 'account' | 'now' | 'settings'>;

const isDue = ({ status, pollsLeft, readyAt, areRequirementsMet }: NumberOrder, now: Date): boolean =>
  status === 'pending' && areRequirementsMet && pollsLeft === 0 && now.getTime() >= Date.parse(readyAt);

/** Completes an order: from now on the account owns the number, or anyone can order it again. */
export const endOrder = (
  { account, now, settings }: CompleteOrdersDependencies,
  order: NumberOrder,
  status: 'failure' | 'success',
): NumberOrder => {
  const ended: NumberOrder = { ...order, status, updatedAt: now().toISOString() };
  const pending = account.byNumber(order.number);
  if (status === 'success') {
    const { putsConnectionOnNumber, putsReferenceOnNumber } = settings();
    account.putNumber({
      id: pending?.id ?? account.newId(),
      number: order.number,
      status: 'active',
      connectionId: putsConnectionOnNumber ? order.connectionId : null,
      customerReference: putsReferenceOnNumber ? order.customerReference : null,
      tags: [],
      isLocked: false,
      purchasedAt: ended.updatedAt,
    });
  } else if (pending?.status === 'purchase-pending') account.removeNumber(pending);
  account.putOrder(ended);
  return ended;
};

/** Completes the orders that are due. It runs before each request, because nothing runs in the background. */
export const completeDueOrders = (dependencies: CompleteOrdersDependencies): void => {
  const { account, now, settings } = dependencies;
  for (const order of account.orders()) {
    if (isDue(order, now())) endOrder(dependencies, order, settings().orderOutcome);
  }
};
