import { secretFields } from '../kit/secret-fields.ts';
import type { NumberSupplier } from '../supplier.ts';
import type { RestAccount } from '../twiml/rest/client.ts';
import type { RestDialect } from '../twiml/rest/dialect.ts';
import type { AccountOptions } from '../twiml/rest/supplier.ts';
import { makeTwilioStyleSupplier } from '../twiml/rest/supplier.ts';

/** It ignores search filters, and releases a number only some time after its purchase. */
const DIALECT: RestDialect = {
  company: 'SignalWire',
  signIn: 'project id and API token',
  numberTypes: ['Local'],
  searchFilters: {},
  addressFilters: {},
  pageSize: '50',
  laterStatuses: [409, 422],
};

/** Supplies numbers from SignalWire's compatibility API. */
export const makeSignalwireSupplier = (options: AccountOptions): NumberSupplier =>
  makeTwilioStyleSupplier(DIALECT, options);

/** One label of a host name, alone or with SignalWire's own domain, so that a secret cannot name another host. */
const SPACE = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.signalwire\.com)?$/i;
const PROJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the secret that buys numbers: `{"space", "projectId", "apiToken"}`.
 * @param baseUrl instead of the space's own
 * @throws Error that names what is missing or wrong
 */
export const parseSignalwireApiCredentials =
  (baseUrl?: string) =>
  (secret: string): RestAccount => {
    const field = secretFields(secret);
    const [, space] = SPACE.exec(field('space')) ?? [];
    if (space === undefined) {
      throw new Error('The space of the secret is neither such as example nor example.signalwire.com.');
    }
    const id = field('projectId');
    if (!PROJECT_ID.test(id)) {
      throw new Error('The projectId of the secret is no UUID.');
    }
    return {
      baseUrl: baseUrl ?? `https://${space.toLowerCase()}.signalwire.com/api/laml/2010-04-01`,
      id,
      username: id,
      password: field('apiToken'),
    };
  };
