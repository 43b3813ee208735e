import type { StockOverrides } from '../support/stock/stock.ts';

/** The credentials of the provisioning API, for `Authorization: Basic`. */
export const CREDENTIALS = { username: 'callmask', password: 'callmask', accountId: '100200' } as const;

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly partition: string;
  readonly voiceUrl?: string;
  readonly messagingUrl?: string;
}

/** An address of an application. `value` is the last part of its path, such as `+14155550123` or a token. */
export interface Address {
  readonly type: string;
  readonly value: string;
  readonly applicationId: string;
  readonly channel?: string;
  /** When a number was bought. A setting can delay when it takes calls. */
  readonly orderedAt?: string;
}

/** What must survive a restart, in plain JSON. */
export interface TropoState {
  readonly applications: readonly Application[];
  readonly addresses: readonly Address[];
  readonly stock: StockOverrides;
  readonly nextApplicationId: number;
}

export interface Account {
  readonly applications: () => readonly Application[];
  readonly application: (id: string) => Application | undefined;
  readonly putApplication: (application: Application) => void;
  readonly removeApplication: (id: string) => void;
  readonly newApplicationId: () => string;
  readonly addresses: () => readonly Address[];
  readonly address: (type: string, value: string) => Address | undefined;
  readonly putAddress: (address: Address) => void;
  readonly removeAddress: (address: Address) => void;
  readonly nextApplicationId: () => number;
}

export const FIRST_APPLICATION_ID = '123456';

/** The ten-digit PIN by which SIP clients and Skype users reach an application. */
export const pinOf = (applicationId: string): string => `999${applicationId.padStart(7, '0').slice(-7)}`;

const ownAddresses = (applicationId: string): readonly Address[] => {
  const pin = pinOf(applicationId);
  return [
    { type: 'sip', value: `${pin}@sip.tropo.com`, applicationId },
    { type: 'skype', value: `+99000936${pin}`, applicationId },
    { type: 'pin', value: pin, applicationId },
  ];
};

/** An account with one application, whose calls and texts go to these URLs. */
export const firstState = (voiceUrl: string, messagingUrl: string): Omit<TropoState, 'stock'> => {
  const id = FIRST_APPLICATION_ID;
  const application = { id, name: 'callmask', platform: 'webapi', partition: 'staging' };
  return {
    applications: [{ ...application, voiceUrl, messagingUrl }],
    addresses: ownAddresses(id),
    nextApplicationId: Number(id) + 1,
  };
};

const keyOf = (type: string, value: string): string => `${type}/${value}`;

/** The only account: its applications and their addresses. Calls `changed` after each change. */
export const makeAccount = (
  voiceUrl: string,
  saved: TropoState | undefined,
  changed: () => void,
): Account => {
  const start = saved ?? firstState(voiceUrl, voiceUrl);
  const applications = new Map(start.applications.map((application) => [application.id, application]));
  const addresses = new Map(
    start.addresses.map((address) => [keyOf(address.type, address.value), address] as const),
  );
  let nextApplicationId = start.nextApplicationId;
  return {
    applications: () => [...applications.values()],
    application: (id) => applications.get(id),
    putApplication: (application) => {
      const isNew = !applications.has(application.id);
      applications.set(application.id, application);
      for (const own of isNew ? ownAddresses(application.id) : [])
        addresses.set(keyOf(own.type, own.value), own);
      changed();
    },
    removeApplication: (id) => {
      applications.delete(id);
      changed();
    },
    newApplicationId: () => String(nextApplicationId++),
    addresses: () => [...addresses.values()],
    address: (type, value) => addresses.get(keyOf(type, value)),
    putAddress: (address) => {
      addresses.set(keyOf(address.type, address.value), address);
      changed();
    },
    removeAddress: ({ type, value }) => {
      addresses.delete(keyOf(type, value));
      changed();
    },
    nextApplicationId: () => nextApplicationId,
  };
};
