import type { E164 } from '../../../phone/e164.ts';
import { makeReference } from '../../kit/reference.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import type { TelnyxAccount } from '../account.ts';
import { changeNumber } from '../numbers/change-number.ts';
import {
  dataOf,
  isSuccess,
  lacksDocuments,
  objectionOf,
  refuse,
  unclear,
  wrongApplication,
} from '../rest/answers.ts';
import { cancelOrders } from './cancel-orders.ts';
import { readOrder } from './number-order.ts';
import type { OrderState } from './order-state.ts';

type Ordered = 'bought' | 'pending' | 'taken';

/**
 * Orders a number, unless it is managed or on its way already. Orders carry our reference and are looked up by it first,
 * so a number never has two pending orders.
 */
export const orderNumber = async (
  account: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Ordered> => {
  const before = await account.numbers.stateOf(number, signal);
  if (before.kind !== 'none') {
    return outcomeOf(account, before, signal);
  }
  const answer = await placeOrder(account, number, signal);
  if (!isSuccess(answer)) {
    return afterRefusal(account, number, answer, signal);
  }
  const order = readOrder(dataOf(answer), number);
  // It also fails if an earlier order, whose answer was lost, has the number already. Then only a look-up tells.
  if (order === undefined || order.status === 'failure') {
    return outcomeOf(account, await account.numbers.stateOf(number, signal), signal);
  }
  return outcomeOf(account, await account.numbers.stateByOrder(order, number, signal), signal);
};

const placeOrder = async (
  { client, installation }: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<RestAnswer> =>
  client.send({
    method: 'POST',
    path: '/number_orders',
    body: {
      phone_numbers: [{ phone_number: number }],
      connection_id: await client.applicationId(),
      customer_reference: makeReference('bought', await installation(), number),
    },
    signal,
  });

const outcomeOf = async (
  account: TelnyxAccount,
  state: OrderState,
  signal: AbortSignal,
): Promise<Ordered> => {
  switch (state.kind) {
    case 'managed':
      await finishDelivery(account, state, signal);
      return 'bought';
    case 'pending':
      if (state.isUndocumented) {
        // An order left open could deliver, and bill, a number that has no mask.
        await cancelOrders(account, state.orders, signal);
        throw lacksDocuments();
      }
      return 'pending';
    case 'none':
      // The account does not have the number. If an order says that it was delivered, it may show in a moment.
      return unclear();
    default:
      return 'taken';
  }
};

/** Sets the application and the reference of the order on the number, if Telnyx has not done so. */
export const finishDelivery = async (
  account: TelnyxAccount,
  { found }: Extract<OrderState, { kind: 'managed' }>,
  signal: AbortSignal,
): Promise<void> => {
  const { client, installation } = account;
  const connectionId = await client.applicationId();
  const own = makeReference('bought', await installation(), found.number);
  const reference = found.reference === '' ? own : found.reference;
  await changeNumber(account, found, { connectionId, reference }, signal);
};

/** Finds the reason for a refusal. An earlier order of ours may have the number, so that is looked up first. */
const afterRefusal = async (
  account: TelnyxAccount,
  number: E164,
  answer: RestAnswer,
  signal: AbortSignal,
): Promise<Ordered> => {
  if (![400, 404, 409, 422].includes(answer.status)) {
    return refuse(answer);
  }
  const after = await account.numbers.stateOf(number, signal);
  if (after.kind !== 'none' || after.wasDelivered) {
    return outcomeOf(account, after, signal);
  }
  if (objectionOf(answer) === 'documents') {
    throw lacksDocuments();
  }
  if (!(await account.application.exists(signal))) {
    throw wrongApplication(answer.status);
  }
  return answer.status === 400 ? refuse(answer) : 'taken';
};
