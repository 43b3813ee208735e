import { areaOf } from '../../support/stock/areas.ts';
import type { OwnedNumber } from '../account.ts';
import { notFound, ok, unprocessable } from './answers.ts';
import { page } from './pages.ts';
import type { RestCall, RestHandler } from './rest-call.ts';

const shown = (call: Pick<RestCall, 'account'>, owned: OwnedNumber) => {
  const { account } = call;
  return {
    id: owned.id,
    record_type: 'phone_number',
    phone_number: owned.number,
    phone_number_type: 'local',
    country_iso_alpha2: areaOf(owned.number)?.isoCountry ?? 'US',
    status: owned.status,
    connection_id: owned.connectionId,
    connection_name: account.application(owned.connectionId ?? '')?.friendlyName ?? null,
    customer_reference: owned.customerReference,
    tags: owned.tags,
    deletion_lock_enabled: owned.isLocked,
    external_pin: null,
    billing_group_id: null,
    messaging_profile_id: null,
    emergency_enabled: false,
    purchased_at: owned.purchasedAt,
    created_at: owned.purchasedAt,
  };
};

/** Digits match any part of a number. */
const isNumber = ({ settings }: RestCall, number: string, wanted: string): boolean => {
  if (/^\d{3,}$/.test(wanted)) return number.includes(wanted);
  return settings().findsByPlus && number === wanted;
};

const isWanted = (call: RestCall, owned: OwnedNumber): boolean => {
  const { query } = call;
  const wanted = (name: string, fits: (value: string) => boolean): boolean => {
    const value = query.get(`filter[${name}]`);
    return value === null || fits(value);
  };
  return (
    wanted('phone_number', (value) => isNumber(call, owned.number, value)) &&
    wanted('customer_reference', (value) => owned.customerReference === value) &&
    wanted('connection_id', (value) => owned.connectionId === value) &&
    wanted('status', (value) => owned.status === value) &&
    wanted('tag', (value) => owned.tags.includes(value))
  );
};

/** The newest first. */
const list: RestHandler = (call) =>
  page(
    call.query,
    call.account
      .numbers()
      .filter((owned) => isWanted(call, owned))
      .toReversed(),
    (owned) => shown(call, owned),
  );

const show: RestHandler = (call) => {
  const owned = call.account.byId(call.names('id'));
  return owned === undefined ? notFound() : ok(shown(call, owned));
};

const FIELDS: readonly string[] = [
  'address_id',
  'billing_group_id',
  'connection_id',
  'customer_reference',
  'external_pin',
  'hd_voice_enabled',
  'tags',
];

const textOr = (value: unknown, former: string | null): string | null => {
  if (value === undefined) return former;
  return typeof value === 'string' && value !== '' ? value : null;
};

const tagsOr = (value: unknown, former: readonly string[]): readonly string[] | undefined => {
  if (value === undefined) return former;
  return Array.isArray(value) && value.every((tag) => typeof tag === 'string') ? value : undefined;
};

/** Changes the fields that the body names; an empty text clears a field. */
const change: RestHandler = (call) => {
  const { account, body, names } = call;
  const owned = account.byId(names('id'));
  if (owned === undefined) return notFound();
  const unknown = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) return unprocessable('There is no such setting.', `/${unknown}`);
  const connectionId = textOr(body['connection_id'], owned.connectionId);
  if (connectionId !== null && account.application(connectionId) === undefined) {
    return unprocessable('The connection does not exist.', '/connection_id');
  }
  const customerReference = textOr(body['customer_reference'], owned.customerReference);
  const tags = tagsOr(body['tags'], owned.tags);
  if (tags === undefined) return unprocessable('Tags must be a list of strings.', '/tags');
  const changed = { ...owned, connectionId, customerReference, tags };
  account.putNumber(changed);
  return ok(shown(call, changed));
};

const remove: RestHandler = (call) => {
  const { account, names, stock } = call;
  const owned = account.byId(names('id'));
  if (owned === undefined) return notFound();
  if (owned.isLocked) return unprocessable('The deletion lock is enabled.', '/deletion_lock_enabled');
  stock.putBack(owned.number);
  account.removeNumber(owned);
  return ok({ ...shown(call, owned), status: 'deleted' });
};

export const phoneNumberRoutes = {
  phone_numbers: { GET: list },
  'phone_numbers/:id': { GET: show, PATCH: change, DELETE: remove },
} as const;
