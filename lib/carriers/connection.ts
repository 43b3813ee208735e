import type { CarrierDescription } from './description.ts';
import { CARRIER_DESCRIPTIONS } from './descriptions.ts';

export type CarrierName = keyof typeof CARRIER_DESCRIPTIONS;

/** The names of all carriers, the default first. */
export const CARRIERS = Object.keys(CARRIER_DESCRIPTIONS) as [CarrierName, ...CarrierName[]];

export const [DEFAULT_CARRIER] = CARRIERS;

/** The name of one account at a carrier: the carrier's name, until a stack has two accounts there. */
export type ConnectionName = string;

/** One account at a carrier. */
export interface Connection {
  readonly name: ConnectionName;
  readonly carrier: CarrierName;
}

const NAME = /^[a-z][a-z0-9]{0,15}(?:-[a-z0-9]{1,15}){0,2}$/;

/**
 * Reads `twilio,eu:twilio`: connections in the order of preference. One that is not named after its carrier says which
 * carrier it belongs to.
 * @throws Error with a message for the deployer
 */
export const parseConnections = (text: string): readonly Connection[] => {
  const connections = text.split(',').map((part) => parseConnection(part.trim()));
  // Resources are named after connections, without the hyphens.
  const names = new Set(connections.map(({ name }) => name.replaceAll('-', '')));
  if (names.size < connections.length) {
    throw new Error(
      'Two connections have one name, but for hyphens. Name the second one, such as eu:twilio.',
    );
  }
  return connections;
};

const parseConnection = (text: string): Connection => {
  const [name = '', carrier = name, ...more] = text.split(':');
  if (!NAME.test(name) || more.length > 0) {
    throw new Error(
      `"${text}" is no connection. Write the carrier (twilio), or a name and the carrier (eu:twilio).`,
    );
  }
  if (!isCarrier(carrier)) {
    throw new Error(`"${carrier}" is none of the carriers ${CARRIERS.join(', ')}.`);
  }
  return { name, carrier };
};

export const descriptionOf = (carrier: CarrierName): CarrierDescription => CARRIER_DESCRIPTIONS[carrier];

/**
 * Whether its webhooks come to an address made from our public URL. Otherwise the address has a key in it, and only the
 * carrier's settings hold the whole address.
 */
export const usesPublicUrl = (carrier: CarrierName): boolean => descriptionOf(carrier).provenBy !== 'key';

/** The carriers that need a key in the address of their webhooks. */
export const CARRIERS_WITH_KEYS = CARRIERS.filter((carrier) => !usesPublicUrl(carrier));

const isCarrier = (name: string): name is CarrierName => (CARRIERS as readonly string[]).includes(name);
