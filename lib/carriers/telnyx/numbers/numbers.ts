import { asRecord } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { NumberOrigin } from '../../kit/reference.ts';
import { makeReference, readReference } from '../../kit/reference.ts';
import type { NumberOrder } from '../orders/number-order.ts';
import { readOrder } from '../orders/number-order.ts';
import type { OrderState } from '../orders/order-state.ts';
import { orderStateOf } from '../orders/order-state.ts';
import type { TelnyxClient } from '../rest/client.ts';
import { readAll, readPage } from '../rest/read-all.ts';
import type { AccountNumber } from './account-number.ts';
import { readNumber } from './account-number.ts';

export interface NumbersOptions {
  readonly client: TelnyxClient;
  readonly installation: () => Promise<string>;
  readonly nowMs: () => number;
}

/** The numbers of the account, and those on their way there. */
export interface Numbers {
  readonly find: (number: E164, signal: AbortSignal) => Promise<AccountNumber | undefined>;
  readonly all: (signal: AbortSignal) => Promise<readonly AccountNumber[]>;
  /** How each of them came to us, in the same order; `undefined` for one that is not managed. */
  readonly originsOf: (
    found: readonly AccountNumber[],
    signal: AbortSignal,
  ) => Promise<readonly (NumberOrigin | undefined)[]>;
  readonly stateOf: (number: E164, signal: AbortSignal) => Promise<OrderState>;
  /** The same, from an order that was read already. */
  readonly stateByOrder: (order: NumberOrder, number: E164, signal: AbortSignal) => Promise<OrderState>;
}

export const makeNumbers = ({ client, installation, nowMs }: NumbersOptions): Numbers => {
  const find: Numbers['find'] = async (number, signal) => {
    // Telnyx's documentation shows the number with `+`, but also says that only digits are found. So both are tried.
    for (const spelled of [number, number.slice(1)]) {
      const query = [['filter[phone_number]', spelled]] as const;
      const { data } = await readPage(client, { path: '/phone_numbers', query, signal });
      const found = data.map(readNumber).find((one) => one?.number === number);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };

  const ordersOf = async (number: E164, signal: AbortSignal): Promise<readonly NumberOrder[]> => {
    const reference = makeReference('bought', await installation(), number);
    const query = [['filter[customer_reference]', reference]] as const;
    const orders = await readAll(client, { path: '/number_orders', query, signal });
    return orders.filter(isOf(reference)).flatMap((order) => readOrder(order, number) ?? []);
  };

  const stateFrom = async (
    found: AccountNumber | undefined,
    orders: readonly NumberOrder[],
  ): Promise<OrderState> =>
    orderStateOf({ found, orders, installation: await installation(), nowMs: nowMs() });

  return {
    find,
    originsOf: async (all, signal) => {
      // A number without a reference may still be managed: its order has the reference.
      const isAnyUnmarked = all.some(({ reference }) => reference === '');
      const orders = isAnyUnmarked ? await readAll(client, { path: '/number_orders', signal }) : [];
      const name = await installation();
      return all.map((found) => {
        const ofIt = orders.filter(isOf(makeReference('bought', name, found.number)));
        const own = ofIt.flatMap((order) => readOrder(order, found.number) ?? []);
        const state = orderStateOf({ found, orders: own, installation: name, nowMs: nowMs() });
        return state.kind === 'managed' ? state.origin : readReference(found.reference, name);
      });
    },
    all: async (signal) => {
      const records = await readAll(client, { path: '/phone_numbers', signal });
      return records.flatMap((record) => readNumber(record) ?? []);
    },
    stateOf: async (number, signal) => {
      const found = await find(number, signal);
      const isPlain = found !== undefined && found.reference !== '' && found.state === 'delivered';
      return stateFrom(found, isPlain ? [] : await ordersOf(number, signal));
    },
    stateByOrder: async (order, number, signal) =>
      stateFrom(order.status === 'success' ? await find(number, signal) : undefined, [order]),
  };
};

/** Checks the reference again: if Telnyx ignored the filter, the answer has other orders. */
const isOf =
  (reference: string) =>
  (order: unknown): boolean =>
    asRecord(order)?.['customer_reference'] === reference;
