import { areaOf } from '../../support/stock/areas.ts';
import { addressRequirementOf, capabilitiesOf, displayed } from '../accounts/capabilities.ts';
import type { IncomingNumber, NumberField } from '../accounts/incoming-number.ts';
import { methodOf, NUMBER_FIELDS } from '../accounts/incoming-number.ts';
import type { TwilioStyleSettings } from '../settings.ts';

const rfc2822 = (isoTime: string): string => new Date(isoTime).toUTCString().replace('GMT', '+0000');

const isMethod = (field: NumberField): boolean => field.endsWith('Method');

/** Each field under its name in answers; `null` when it is unset. */
const fieldsOf = ({ fields }: IncomingNumber) =>
  Object.fromEntries(
    (Object.keys(NUMBER_FIELDS) as NumberField[]).map((field) => [
      NUMBER_FIELDS[field],
      isMethod(field) ? methodOf(fields, field) : (fields[field] ?? null),
    ]),
  );

/** A number that an account owns, as the REST API shows it. */
export const numberJson = (owned: IncomingNumber, uri: string, settings: TwilioStyleSettings) => ({
  ...fieldsOf(owned),
  sid: owned.sid,
  account_sid: owned.accountSid,
  phone_number: owned.number,
  friendly_name: owned.fields.FriendlyName ?? displayed(owned.number),
  address_requirements: addressRequirementOf(owned.number, settings),
  capabilities: { ...capabilitiesOf(owned.number, settings), fax: false },
  api_version: '2010-04-01',
  beta: false,
  date_created: rfc2822(owned.createdAt),
  date_updated: rfc2822(owned.updatedAt),
  emergency_address_sid: null,
  emergency_address_status: 'unregistered',
  emergency_status: 'Inactive',
  status: 'in-use',
  type: areaOf(owned.number)?.kind === 'toll-free' ? 'tollfree' : 'local',
  voice_caller_id_lookup: false,
  voice_receive_mode: 'voice',
  uri,
});

/** A number that can be bought, as a search shows it. Its capabilities have other names. */
export const availableJson = (number: string, settings: TwilioStyleSettings) => {
  const area = areaOf(number);
  const { voice, sms, mms } = capabilitiesOf(number, settings);
  return {
    phone_number: number,
    friendly_name: displayed(number),
    iso_country: area?.isoCountry ?? 'US',
    locality: area?.city ?? null,
    region: area?.region ?? null,
    rate_center: area?.city?.toUpperCase() ?? null,
    postal_code: null,
    lata: null,
    latitude: null,
    longitude: null,
    address_requirements: addressRequirementOf(number, settings),
    beta: false,
    capabilities: { voice, SMS: sms, MMS: mms, fax: false },
  };
};
