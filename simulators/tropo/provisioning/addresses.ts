import { readings } from '../../support/stock/readings.ts';
import type { Address } from '../account.ts';
import { availableNumber, listedAddress, shownAddress } from './address-shapes.ts';
import type { Answer } from './answers.ts';
import { notFound, ok } from './answers.ts';
import { ADDRESS_TYPES, newNumber, orderAddress } from './order-address.ts';
import type { ProvisioningCall, ProvisioningHandler } from './provisioning-call.ts';

const DELETED = ok('result', { message: 'delete successful' });

/** The address in the path. A number may be spelt `+1415…`, `1415…` or, in America, `415…`. */
const named = ({ account, names }: ProvisioningCall): Address | undefined => {
  const type = names('type');
  const spellings = type === 'number' ? readings(names('address')) : [names('address')];
  return spellings.map((value) => account.address(type, value)).find((found) => found !== undefined);
};

/** The number in the path, if it can be bought now. */
const namedInStock = ({ names, stock }: ProvisioningCall): string | undefined =>
  names('type') === 'number' ? readings(names('address')).find(stock.isFree) : undefined;

const namedOfApplication = (call: ProvisioningCall): Address | undefined => {
  const address = named(call);
  return address?.applicationId === call.names('id') ? address : undefined;
};

const isAsked = (query: URLSearchParams, name: string): boolean =>
  query.has(name) && !/^(0|false|no)$/i.test(String(query.get(name)));

const available = (call: ProvisioningCall): Answer => {
  const prefix = call.query.get('prefix') ?? '1';
  return ok(
    'address',
    call.stock.free(prefix).map((number) => availableNumber(call, number)),
  );
};

const listed = (call: ProvisioningCall, isWanted: (address: Address) => boolean): Answer =>
  ok(
    'address',
    call.account
      .addresses()
      .filter(isWanted)
      .map((address) => listedAddress(call, address)),
  );

const listAll: ProvisioningHandler = (call) =>
  isAsked(call.query, 'available') ? available(call) : listed(call, () => true);

/** The type in the path, if there is such a type. */
const typeIn = ({ names }: ProvisioningCall): string | undefined => {
  const type = names('type').toLowerCase();
  return ADDRESS_TYPES.includes(type) ? type : undefined;
};

const listOfType: ProvisioningHandler = (call) => {
  const type = typeIn(call);
  if (type === undefined) return notFound();
  if (type === 'number' && isAsked(call.query, 'available')) return available(call);
  return listed(call, (address) => address.type === type);
};

const lookUp: ProvisioningHandler = (call) => {
  const address = named(call);
  if (address !== undefined) return ok('address', listedAddress(call, address));
  const inStock = namedInStock(call);
  return inStock !== undefined && call.settings().lookUpStock
    ? ok('address', availableNumber(call, inStock))
    : notFound();
};

const list: ProvisioningHandler = (call) => {
  const id = call.names('id');
  if (call.account.application(id) === undefined) return notFound();
  return listed(call, ({ applicationId }) => applicationId === id);
};

const listOfTypeInApplication: ProvisioningHandler = (call) => {
  const id = call.names('id');
  const type = typeIn(call);
  if (type === undefined || call.account.application(id) === undefined) return notFound();
  return listed(call, (address) => address.applicationId === id && address.type === type);
};

const show: ProvisioningHandler = (call) => {
  const address = namedOfApplication(call);
  return address === undefined ? notFound() : ok('address', shownAddress(call, address));
};

const remove: ProvisioningHandler = (call) => {
  const address = namedOfApplication(call);
  if (address === undefined) return notFound();
  call.release(address);
  return DELETED;
};

/** Moves an address to another application. The Ruby gem deletes a number first, so a number in stock is bought. */
const move: ProvisioningHandler = (call) => {
  const id = call.names('id');
  if (call.account.application(id) === undefined) return notFound();
  const inStock = namedInStock(call);
  const address = named(call) ?? (inStock === undefined ? undefined : newNumber(call, inStock, id));
  if (address === undefined) return notFound();
  const moved = { ...address, applicationId: id };
  call.assign(moved);
  return ok('address', { href: call.hrefs.address(moved) });
};

export const addressRoutes = {
  addresses: { GET: listAll },
  'addresses/:type': { GET: listOfType },
  'addresses/:type/:address': { GET: lookUp },
  'applications/:id/addresses': { GET: list, POST: orderAddress },
  'applications/:id/addresses/:type': { GET: listOfTypeInApplication },
  'applications/:id/addresses/:type/:address': { GET: show, POST: move, DELETE: remove },
} as const;
