import { addressRequirementOf } from '../accounts/capabilities.ts';
import type { IncomingNumber } from '../accounts/incoming-number.ts';
import { applyForm } from './number-form.ts';
import { numberJson } from './number-json.ts';
import { pageOf } from './paging.ts';
import type { RestAnswer, RestCall, RestHandler } from './rest-call.ts';
import { uriOf } from './rest-call.ts';
import { CODES, notFound, RestFault, refuseWith } from './rest-fault.ts';

const shown = (call: RestCall, owned: IncomingNumber) => ({
  ...numberJson(owned, uriOf(call, `/IncomingPhoneNumbers/${owned.sid}`), call.settings()),
  origin: call.dialect.carrier.toLowerCase(),
});

const answer = (call: RestCall, owned: IncomingNumber, status = 200): RestAnswer => ({
  status,
  body: shown(call, owned),
});

const named = (call: RestCall): IncomingNumber =>
  call.book.find(call.account.sid, call.names('sid')) ?? notFound(call.path);

/** Matches any part of a number; `*` stands for any digit. */
const matcher = (wanted: string | null): ((number: string) => boolean) => {
  if (!wanted) return () => true;
  const pattern = wanted.replace(/[^\d*]/g, '').replaceAll('*', '\\d');
  const found = new RegExp(pattern);
  return (number) => found.test(number);
};

const list: RestHandler = (call) => {
  const { account, book, query } = call;
  const isWanted = matcher(query.get('PhoneNumber'));
  const name = query.get('FriendlyName');
  const all = book
    .owned(account.sid)
    .filter((owned) => isWanted(owned.number) && (!name || owned.fields.FriendlyName === name));
  const { items, about } = pageOf(all, uriOf(call, '/IncomingPhoneNumbers'), query);
  return {
    status: 200,
    body: { ...about, incoming_phone_numbers: items.map((owned) => shown(call, owned)) },
  };
};

const inAreaCode = ({ book }: RestCall, code: string): string => {
  if (!/^\d{3}$/.test(code)) refuseWith('invalidAreaCode', `AreaCode ${code} is not valid`);
  return (
    book.stock.free(`1${code}`)[0] ??
    refuseWith('noNumberInAreaCode', `No phone numbers found in area code ${code}`)
  );
};

/** The number to buy. @throws RestFault when it is not for sale */
const wantedNumber = (call: RestCall): string => {
  const { form, book, dialect } = call;
  const number = form.get('PhoneNumber');
  const code = form.get('AreaCode');
  if (!number && code && dialect.sellsByAreaCode) return inAreaCode(call, code);
  if (!number) return refuseWith('invalidNumber', 'A PhoneNumber is required');
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    return refuseWith('invalidNumber', `${number} is not a valid number`);
  return book.stock.isFree(number) ? number : refuseWith('numberNotAvailable', `${number} is not available`);
};

const create: RestHandler = (call) => {
  const { account, book, form, settings } = call;
  const number = wantedNumber(call);
  const fields = applyForm(call.newNumberFields, form);
  const needsAddress = addressRequirementOf(number, settings()) !== 'none';
  if (needsAddress && !fields.AddressSid && !fields.BundleSid)
    refuseWith('addressRequired', `${number} requires an address on file, and no AddressSid was given`);
  if (book.owned(account.sid).length >= settings().maxNumbers)
    refuseWith('tooManyNumbers', 'The account may not have any more numbers');
  return answer(call, book.buy(account.sid, number, fields), 201);
};

const update: RestHandler = (call) => {
  const owned = named(call);
  return answer(call, call.book.change(owned, applyForm(owned.fields, call.form)));
};

const remove: RestHandler = (call) => {
  const { book, now, settings } = call;
  const owned = named(call);
  const { coolDownMs, coolDownStatus } = settings();
  const isCool = now().getTime() >= Date.parse(owned.createdAt) + coolDownMs;
  if (!isCool) {
    const reason = 'The number was bought only recently and cannot be released yet';
    throw new RestFault(coolDownStatus, CODES.invalidParameter, reason);
  }
  book.release(owned);
  return { status: 204 };
};

/** The numbers that the account owns. */
export const incomingRoutes = {
  IncomingPhoneNumbers: { GET: list, POST: create },
  'IncomingPhoneNumbers/:sid': {
    GET: (call: RestCall) => answer(call, named(call)),
    POST: update,
    DELETE: remove,
  },
} as const;
