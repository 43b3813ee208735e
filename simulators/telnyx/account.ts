import type { StockOverrides } from '../support/stock/stock.ts';

/** The account's constants, all of them invented. */
export const TELNYX_CREDENTIALS = {
  apiKey: 'KEY0callmask_simulated_telnyx_api_key',
  /** The TeXML application that answers calls. */
  applicationId: '1400000000000000001',
  /** As the portal shows it: 32 bytes in base64. */
  publicKey: 'NVW7e5+eBFnRhfPvZur0PVfXLncEbMFzX0pdd4u1mIg=',
} as const;

/** The 32 bytes of the account's private key, which signs its webhooks. */
export const SIGNING_SEED = 'callmask-telnyx-simulator-secret';

/** Sent with each call; the API never asks for it. */
export const ACCOUNT_SID = '00000000-0000-4000-8000-0000000000cc';

/** Another application in the same account. */
export const FOREIGN_APPLICATION_ID = '1400000000000000002';

export type HttpMethod = 'get' | 'post';

export interface TexmlApplication {
  readonly id: string;
  readonly friendlyName: string;
  readonly voiceUrl: string;
  readonly voiceFallbackUrl: string;
  /** For both URLs: the API has no method for the fallback alone. */
  readonly voiceMethod: HttpMethod;
  readonly statusCallback: string;
  readonly statusCallbackMethod: HttpMethod;
}

/** A number that the account owns, or that is being delivered. */
export interface OwnedNumber {
  readonly id: string;
  readonly number: string;
  readonly status: 'active' | 'purchase-pending';
  readonly connectionId: string | null;
  readonly customerReference: string | null;
  readonly tags: readonly string[];
  readonly isLocked: boolean;
  readonly purchasedAt: string;
}

export interface NumberOrder {
  readonly id: string;
  /** The sub-order, by which an order is cancelled. An order has one for each country and type of number: here always one. */
  readonly partId: string;
  readonly number: string;
  readonly status: 'failure' | 'pending' | 'success';
  readonly connectionId: string | null;
  readonly customerReference: string | null;
  readonly areRequirementsMet: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many more times it is shown as pending. */
  readonly pollsLeft: number;
  /** The earliest time at which it is no longer pending. */
  readonly readyAt: string;
}

/** What must survive a restart, in plain JSON. */
export interface TelnyxState {
  readonly applications: readonly TexmlApplication[];
  readonly numbers: readonly OwnedNumber[];
  /** The oldest first. */
  readonly orders: readonly NumberOrder[];
  readonly stock: StockOverrides;
  readonly nextId: number;
}

export interface Account {
  readonly application: (id: string) => TexmlApplication | undefined;
  readonly putApplication: (application: TexmlApplication) => void;
  readonly numbers: () => readonly OwnedNumber[];
  readonly byId: (id: string) => OwnedNumber | undefined;
  readonly byNumber: (number: string) => OwnedNumber | undefined;
  readonly putNumber: (number: OwnedNumber) => void;
  readonly removeNumber: (number: OwnedNumber) => void;
  readonly orders: () => readonly NumberOrder[];
  readonly putOrder: (order: NumberOrder) => void;
  readonly newId: () => string;
  readonly state: () => Omit<TelnyxState, 'stock'>;
}

const FIRST_ID = 2400000000000000001n;

/** The only account. Calls `changed` after each change. */
export const makeAccount = (start: Omit<TelnyxState, 'stock'>, changed: () => void): Account => {
  const applications = new Map(start.applications.map((one) => [one.id, one]));
  const numbers = new Map(start.numbers.map((one) => [one.id, one]));
  const orders = new Map(start.orders.map((one) => [one.id, one]));
  let nextId = start.nextId;
  return {
    application: (id) => applications.get(id),
    putApplication: (application) => {
      applications.set(application.id, application);
      changed();
    },
    numbers: () => [...numbers.values()],
    byId: (id) => numbers.get(id),
    byNumber: (wanted) => [...numbers.values()].find(({ number }) => number === wanted),
    putNumber: (number) => {
      numbers.set(number.id, number);
      changed();
    },
    removeNumber: ({ id }) => {
      numbers.delete(id);
      changed();
    },
    orders: () => [...orders.values()],
    putOrder: (order) => {
      orders.set(order.id, order);
      changed();
    },
    newId: () => String(FIRST_ID + BigInt(nextId++)),
    state: () => ({
      applications: [...applications.values()],
      numbers: [...numbers.values()],
      orders: [...orders.values()],
      nextId,
    }),
  };
};
