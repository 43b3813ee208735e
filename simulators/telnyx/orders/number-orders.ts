import type { NumberOrder } from '../account.ts';
import { notFound, ok, unprocessable } from '../rest/answers.ts';
import { page } from '../rest/pages.ts';
import type { RestCall, RestHandler } from '../rest/rest-call.ts';
import { endOrder } from './complete-orders.ts';
import { placeOrder } from './place-order.ts';
import { shownOrder } from './shown-order.ts';

/** An order as lists show it, with fewer fields of its numbers. */
const listed = (order: NumberOrder) => {
  const { id, phone_numbers: numbers, ...rest } = shownOrder(order);
  return { id, ...rest, phone_numbers: numbers.map(({ id, phone_number }) => ({ id, phone_number })) };
};

/** Counts down the times that a pending order is shown. */
const lookedAt = ({ account }: RestCall, order: NumberOrder): void => {
  if (order.status === 'pending' && order.pollsLeft > 0) {
    account.putOrder({ ...order, pollsLeft: order.pollsLeft - 1 });
  }
};

const FILTERS: Readonly<Record<string, (order: NumberOrder) => string>> = {
  'filter[status]': ({ status }) => status,
  'filter[customer_reference]': ({ customerReference }) => customerReference ?? '',
  'filter[requirements_met]': ({ areRequirementsMet }) => String(areRequirementsMet),
  'filter[phone_numbers_count]': () => '1',
};

/** The newest first. */
const list: RestHandler = (call) => {
  const wanted = Object.entries(FILTERS).filter(([name]) => call.query.has(name));
  const orders = call.account
    .orders()
    .filter((order) => wanted.every(([name, read]) => read(order) === call.query.get(name)))
    .toReversed();
  const answer = page(call.query, orders, listed);
  for (const order of orders) lookedAt(call, order);
  return answer;
};

const show: RestHandler = (call) => {
  const order = call.account.orders().find(({ id }) => id === call.names('id'));
  if (order === undefined) return notFound();
  lookedAt(call, order);
  return ok(shownOrder(order));
};

const cancel: RestHandler = (call) => {
  const order = call.account.orders().find(({ partId }) => partId === call.names('part'));
  if (order === undefined) return notFound();
  if (order.status !== 'pending') return unprocessable('Only what is pending can be cancelled.', '/status');
  const { partId, ...rest } = endOrder(call, order, 'failure');
  return ok({ id: partId, record_type: 'sub_number_order', order_request_id: rest.id, status: 'cancelled' });
};

export const numberOrderRoutes = {
  number_orders: { GET: list, POST: placeOrder },
  'number_orders/:id': { GET: show },
  'sub_number_orders/:part/cancel': { PATCH: cancel },
} as const;
