import { readings } from '../../support/stock/readings.ts';
import type { Address } from '../account.ts';
import { pinOf } from '../account.ts';
import type { Answer } from './answers.ts';
import { badRequest, failure, notFound, ok } from './answers.ts';
import { textField } from './bodies.ts';
import type { ProvisioningCall, ProvisioningHandler } from './provisioning-call.ts';

/** Makes the address of an order, or the answer that refuses it. */
type Order = (call: ProvisioningCall, applicationId: string) => Address | Answer;

const noStock = (): Answer => failure(503, 'no numbers available for the parameters specified');

/** Orders one number. A number that the account owns already moves to the application. */
const orderExactly = (call: ProvisioningCall, text: string, applicationId: string): Address | Answer => {
  const spellings = readings(text);
  if (spellings.length === 0) return badRequest('number must be a telephone number');
  const owned = spellings
    .map((number) => call.account.address('number', number))
    .find((address) => address !== undefined);
  if (owned !== undefined) return { ...owned, applicationId };
  return take(call, spellings.find(call.stock.isFree), applicationId);
};

/** The address of a number that an application has bought. */
export const newNumber = ({ now }: ProvisioningCall, value: string, applicationId: string): Address => ({
  type: 'number',
  value,
  applicationId,
  orderedAt: now().toISOString(),
});

const take = (call: ProvisioningCall, value: string | undefined, applicationId: string): Address | Answer =>
  value === undefined ? noStock() : newNumber(call, value, applicationId);

const orderNumber: Order = (call, applicationId) => {
  const number = textField(call.fields, 'number');
  if (number !== undefined) return orderExactly(call, number, applicationId);
  // Not trimmed: an unescaped `+` becomes a space in a form, and a space is as wrong as the `+`.
  const prefix = call.fields.get('prefix') ?? '';
  if (prefix === '') return badRequest('prefix or number is required to add a number');
  if (!/^\d+$/.test(String(prefix))) return badRequest('prefix must be digits only');
  return take(call, call.stock.free(String(prefix))[0], applicationId);
};

const orderToken: Order = ({ fields, randomId }, applicationId) => {
  const channel = textField(fields, 'channel');
  if (channel !== 'voice' && channel !== 'messaging') return badRequest('channel must be voice or messaging');
  const value = `${randomId()}${randomId()}${randomId()}`.slice(0, 88);
  return { type: 'token', value, applicationId, channel };
};

/** Each application has one of its own from the start. An order only restores a deleted one. */
const orderOwn =
  (type: 'sip' | 'skype', value: (pin: string) => string): Order =>
  (_call, applicationId) => ({ type, value: value(pinOf(applicationId)), applicationId });

const lacking = (field: string, type: string): Answer =>
  badRequest(`${field} is required to add a ${type} address`);

const orderMessenger =
  (type: string, hasPassword: boolean): Order =>
  ({ fields }, applicationId) => {
    const value = textField(fields, 'username');
    if (value === undefined) return lacking('username', type);
    if (hasPassword && textField(fields, 'password') === undefined) return lacking('password', type);
    return { type, value, applicationId };
  };

const ORDERS: ReadonlyMap<string, Order> = new Map([
  ['number', orderNumber],
  ['token', orderToken],
  ['sip', orderOwn('sip', (pin) => `${pin}@sip.tropo.com`)],
  ['skype', orderOwn('skype', (pin) => `+99000936${pin}`)],
  ['pin', () => failure(403, 'pins are made by Tropo')],
  ['jabber', orderMessenger('jabber', false)],
  ...['aim', 'msn', 'yahoo', 'gtalk'].map((type) => [type, orderMessenger(type, true)] as const),
]);

export const ADDRESS_TYPES: readonly string[] = [...ORDERS.keys()];

/** `POST /applications/{id}/addresses`: two equal orders buy two numbers, and the answer is only an href. */
export const orderAddress: ProvisioningHandler = (call) => {
  const applicationId = call.names('id');
  if (call.account.application(applicationId) === undefined) return notFound();
  const type = textField(call.fields, 'type')?.toLowerCase();
  if (type === undefined) return badRequest('type is required');
  const order = ORDERS.get(type);
  if (order === undefined) return badRequest(`unknown address type ${type}`);
  const result = order(call, applicationId);
  if ('status' in result) return result;
  call.assign(result);
  return ok('address', { href: call.hrefs.address(result) });
};
