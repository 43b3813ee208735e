import { asRecord } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { NumberOrigin } from '../../kit/reference.ts';
import { makeReference, readReference } from '../../kit/reference.ts';
import type { NumberOrder } from '../orders/number-order.ts';
import { readOrder } from '../orders/number-order.ts';
import type { Standing } from '../orders/order-state.ts';
import { judge } from '../orders/order-state.ts';
import type { TelnyxClient } from '../rest/client.ts';
import { readAll, readPage } from '../rest/read-all.ts';
import type { AccountNumber } from './account-number.ts';
import { readNumber } from './account-number.ts';

export interface NumbersOptions {
  readonly client: TelnyxClient;
  readonly installation: () => Promise<string>;
  readonly nowMs: () => number;
}

/** What is on the account, and what is on its way there. */
export interface Numbers {
  readonly find: (number: E164, signal: AbortSignal) => Promise<AccountNumber | undefined>;
  readonly all: (signal: AbortSignal) => Promise<readonly AccountNumber[]>;
  /** How each of them came to us, in their order; `undefined` for what is not ours. */
  readonly originsOf: (
    found: readonly AccountNumber[],
    signal: AbortSignal,
  ) => Promise<readonly (NumberOrigin | undefined)[]>;
  readonly look: (number: E164, signal: AbortSignal) => Promise<Standing>;
  /** The same, where it is known already which order of ours there is. */
  readonly lookBy: (order: NumberOrder, number: E164, signal: AbortSignal) => Promise<Standing>;
}

export const makeNumbers = ({ client, installation, nowMs }: NumbersOptions): Numbers => {
  const find: Numbers['find'] = async (number, signal) => {
    // The documents show the number with its `+`, and say that nothing is found by what is no digit.
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

  const judgeBy = async (
    found: AccountNumber | undefined,
    orders: readonly NumberOrder[],
  ): Promise<Standing> => judge({ found, orders, installation: await installation(), nowMs: nowMs() });

  return {
    find,
    originsOf: async (all, signal) => {
      // A number without a reference may be ours by its order, which alone says so.
      const isAnyUnmarked = all.some(({ reference }) => reference === '');
      const orders = isAnyUnmarked ? await readAll(client, { path: '/number_orders', signal }) : [];
      const name = await installation();
      return all.map((found) => {
        const ofIt = orders.filter(isOf(makeReference('bought', name, found.number)));
        const own = ofIt.flatMap((order) => readOrder(order, found.number) ?? []);
        const standing = judge({ found, orders: own, installation: name, nowMs: nowMs() });
        return standing.kind === 'ours' ? standing.origin : readReference(found.reference, name);
      });
    },
    all: async (signal) => {
      const records = await readAll(client, { path: '/phone_numbers', signal });
      return records.flatMap((record) => readNumber(record) ?? []);
    },
    look: async (number, signal) => {
      const found = await find(number, signal);
      const isPlain = found !== undefined && found.reference !== '' && found.state === 'delivered';
      return judgeBy(found, isPlain ? [] : await ordersOf(number, signal));
    },
    lookBy: async (order, number, signal) =>
      judgeBy(order.status === 'success' ? await find(number, signal) : undefined, [order]),
  };
};

/** A filter that Telnyx overlooked would give us the orders of others. */
const isOf =
  (reference: string) =>
  (order: unknown): boolean =>
    asRecord(order)?.['customer_reference'] === reference;
