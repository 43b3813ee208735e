import { isRecord } from '../../support/http/json.ts';
import { areaOf } from '../../support/stock/areas.ts';
import type { NumberOrder } from '../account.ts';
import type { Answer } from '../rest/answers.ts';
import { notAtThisLevel, ok, unprocessable } from '../rest/answers.ts';
import type { RestCall, RestHandler } from '../rest/rest-call.ts';
import { completeDueOrders, endOrder } from './complete-orders.ts';
import { shownOrder } from './shown-order.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const numberIn = (body: RestCall['body']): string | undefined => {
  const { phone_numbers: numbers } = body;
  const [first] = Array.isArray(numbers) && numbers.length === 1 ? numbers : [];
  const number = isRecord(first) ? first['phone_number'] : undefined;
  return typeof number === 'string' && /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
};

const isSoldToAll = (number: string): boolean => {
  const area = areaOf(number);
  return area?.isoCountry === 'US' && area.kind === 'local';
};

/** Why the order is refused, if it is. */
const objection = ({ account, body, settings, stock }: RestCall, number: string): Answer | undefined => {
  const { accountLevel, refusesTakenNumbers } = settings();
  const connectionId = text(body['connection_id']);
  if (connectionId !== null && account.application(connectionId) === undefined) {
    return unprocessable('The connection does not exist.', '/connection_id');
  }
  if (accountLevel === 'unverified' && !isSoldToAll(number)) return notAtThisLevel();
  return refusesTakenNumbers && !stock.isFree(number)
    ? unprocessable('The number is not available.', '/phone_numbers/0/phone_number')
    : undefined;
};

const showPending = ({ account }: RestCall, order: NumberOrder): void =>
  account.putNumber({
    id: account.newId(),
    number: order.number,
    status: 'purchase-pending',
    connectionId: order.connectionId,
    customerReference: order.customerReference,
    tags: [],
    isLocked: false,
    purchasedAt: order.createdAt,
  });

const place = (call: RestCall, number: string): NumberOrder => {
  const { account, body, now, settings } = call;
  const { areRequirementsMet, orderPendingMs, orderPendingPolls } = settings();
  const createdAt = now().toISOString();
  const order: NumberOrder = {
    id: account.newId(),
    partId: account.newId(),
    number,
    status: 'pending',
    connectionId: text(body['connection_id']),
    customerReference: text(body['customer_reference']),
    areRequirementsMet,
    createdAt,
    updatedAt: createdAt,
    pollsLeft: orderPendingPolls,
    readyAt: new Date(now().getTime() + orderPendingMs).toISOString(),
  };
  account.putOrder(order);
  return order;
};

/** `POST /number_orders`: an order of one number. */
export const placeOrder: RestHandler = (call) => {
  const number = numberIn(call.body);
  if (number === undefined) {
    return unprocessable('Phone number must be in +E.164 format.', '/phone_numbers');
  }
  const answer = objection(call, number);
  if (answer !== undefined) return answer;
  const isFree = call.stock.isFree(number);
  const order = place(call, number);
  if (!isFree) return ok(shownOrder(endOrder(call, order, 'failure')));
  if (call.settings().showsPendingNumbers) showPending(call, order);
  completeDueOrders(call);
  return ok(shownOrder(call.account.orders().find(({ id }) => id === order.id) ?? order));
};
