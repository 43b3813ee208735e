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
import type { Standing } from './order-state.ts';

type Ordered = 'bought' | 'pending' | 'taken';

/**
 * Orders a number, unless it is ours or on its way to us already. An order is found again by our reference on it, so
 * that of one number there is never a second one under way.
 */
export const orderNumber = async (
  account: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Ordered> => {
  const before = await account.numbers.look(number, signal);
  if (before.kind !== 'none') {
    return outcomeOf(account, before, signal);
  }
  const answer = await placeOrder(account, number, signal);
  if (!isSuccess(answer)) {
    return afterRefusal(account, number, answer, signal);
  }
  const order = readOrder(dataOf(answer), number);
  // It fails as well when an earlier one, whose answer was lost, has the number already.
  const isTelling = order !== undefined && order.status !== 'failure';
  const after = await (isTelling
    ? account.numbers.lookBy(order, number, signal)
    : account.numbers.look(number, signal));
  return outcomeOf(account, after, signal);
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
  standing: Standing,
  signal: AbortSignal,
): Promise<Ordered> => {
  switch (standing.kind) {
    case 'ours':
      await settle(account, standing, signal);
      return 'bought';
    case 'pending':
      if (standing.isUndocumented) {
        // Left open, it could be delivered one day to nobody.
        await cancelOrders(account, standing.orders, signal);
        throw lacksDocuments();
      }
      return 'pending';
    case 'none':
      // Whatever was said, the account does not have it. What was said to be delivered may show in a moment.
      return unclear();
    default:
      return 'taken';
  }
};

/** Puts on the number what its order was told, where it is not there. */
export const settle = async (
  account: TelnyxAccount,
  { found }: Extract<Standing, { kind: 'ours' }>,
  signal: AbortSignal,
): Promise<void> => {
  const { client, installation } = account;
  const connectionId = await client.applicationId();
  const own = makeReference('bought', await installation(), found.number);
  const reference = found.reference === '' ? own : found.reference;
  await changeNumber(account, found, { connectionId, reference }, signal);
};

/** A refusal says little of an order: what an earlier one came to counts more. */
const afterRefusal = async (
  account: TelnyxAccount,
  number: E164,
  answer: RestAnswer,
  signal: AbortSignal,
): Promise<Ordered> => {
  if (![400, 404, 409, 422].includes(answer.status)) {
    return refuse(answer);
  }
  const after = await account.numbers.look(number, signal);
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
