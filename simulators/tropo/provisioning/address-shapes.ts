import type { Address } from '../account.ts';
import { exchangeOf } from '../exchanges.ts';
import { displayed, nationalDigits } from '../numbers.ts';
import type { ProvisioningCall } from './provisioning-call.ts';

const areaFieldsOf = (number: string) => {
  const exchange = exchangeOf(number);
  return {
    prefix: exchange?.prefix ?? number.slice(1, 5),
    ...(exchange?.city && { city: exchange.city }),
    ...(exchange?.state && { state: exchange.state }),
    country: exchange?.country ?? 'United States',
    smsEnabled: exchange?.smsEnabled ?? false,
  };
};

const numberFields = (value: string, style: 'e164' | 'national') => {
  const { prefix, country, smsEnabled, ...cityAndState } = areaFieldsOf(value);
  if (style === 'national') return { prefix, number: nationalDigits(value), ...cityAndState };
  const displayNumber = displayed(value, prefix);
  return { prefix, number: value, displayNumber, ...cityAndState, country, smsEnabled };
};

const ownFields = ({ type, value, channel }: Address, style: 'e164' | 'national') => {
  if (type === 'number') return numberFields(value, style);
  if (type === 'sip') return { address: value };
  if (type === 'skype' || type === 'pin') return { number: value };
  return type === 'token' ? { channel, token: value } : { username: value };
};

type Call = Pick<ProvisioningCall, 'hrefs' | 'settings'>;

/** An address as the API shows it. Fields that a type lacks are absent, never `null`. */
export const shownAddress = ({ hrefs, settings }: Call, address: Address) => ({
  href: hrefs.address(address),
  type: address.type,
  ...ownFields(address, settings().numberStyle),
});

/** An address as lists show it, with its application. */
export const listedAddress = (call: Call, address: Address) => ({
  ...shownAddress(call, address),
  application: call.hrefs.application({ id: address.applicationId }),
});

/** A number that can be bought, as in the list of 2013. */
export const availableNumber = ({ hrefs }: Call, number: string) => ({
  ...numberFields(number, 'e164'),
  href: hrefs.available(number),
  type: 'number',
});
