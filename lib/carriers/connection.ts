/** Every carrier there is. Each has a folder here, and one line in both registries, which a test compares. */
export const CARRIERS = ['tropo', 'twilio', 'signalwire', 'telnyx'] as const;

export type CarrierName = (typeof CARRIERS)[number];

/** The name of one account at a carrier: the carrier's own, until a stack has two accounts there. */
export type ConnectionName = string;

/** One account at a carrier. */
export interface Connection {
  readonly name: ConnectionName;
  readonly carrier: CarrierName;
}

const NAME = /^[a-z][a-z0-9]{0,15}(?:-[a-z0-9]{1,15}){0,2}$/;

/**
 * Reads `twilio,eu:twilio`: names in the order of preference, each with its carrier where it is not named after it.
 * @throws Error in words
 */
export const parseConnections = (text: string): readonly Connection[] => {
  const connections = text.split(',').map((part) => parseConnection(part.trim()));
  // What is made for them is named after them without hyphens.
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

const isCarrier = (name: string): name is CarrierName => (CARRIERS as readonly string[]).includes(name);
