import { areaOf } from '../../support/stock/areas.ts';
import { addressRequirementOf, capabilitiesOf } from '../accounts/capabilities.ts';
import type { RestCall } from './rest-call.ts';
import { refuseWith } from './rest-fault.ts';

const NORTH_AMERICA = ['US', 'CA'];

/** Whether a number matches a search. */
type Test = (number: string) => boolean;

const isTrue = (query: URLSearchParams, name: string): boolean => query.get(name) === 'true';

const areaCode = ({ query, names }: RestCall): Test => {
  const code = query.get('AreaCode');
  if (!code) return () => true;
  const isCode = /^\d{3}$/.test(code) && NORTH_AMERICA.includes(names('country'));
  if (!isCode) refuseWith('invalidAreaCode', `AreaCode ${code} is not valid`);
  return (number) => number.startsWith(`+1${code}`);
};

const KEYPAD = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

const digitFor = (character: string): string => {
  if (character === '*') return '\\d';
  if (/\d/.test(character)) return character;
  return String(KEYPAD.findIndex((letters) => letters.includes(character.toUpperCase())));
};

/** Digits, letters as on a keypad, and `*` for any digit, anywhere in the number; after a `+`, from its beginning. */
const contains = ({ query }: RestCall): Test => {
  const text = query.get('Contains')?.replace(/^ /, '+');
  if (!text) return () => true;
  const pattern = text.replace(/^\+/, '');
  if (!/^[0-9A-Za-z*]{2,16}$/.test(pattern)) refuseWith('invalidParameter', 'Invalid parameter Contains');
  const digits = [...pattern].map(digitFor).join('');
  const found = new RegExp(text.startsWith('+') ? `^\\+${digits}` : digits);
  return (number) => found.test(number);
};

/** Filters that SignalWire accepts and ignores. */
const requirements = ({ query, settings }: RestCall): Test => {
  const wants = (name: string) => isTrue(query, name);
  return (number) => {
    const { voice, sms, mms } = capabilitiesOf(number, settings());
    const needsAddress = addressRequirementOf(number, settings()) !== 'none';
    const isWithAddress = wants('ExcludeAllAddressRequired') && needsAddress;
    const isAble =
      (!wants('VoiceEnabled') || voice) && (!wants('SmsEnabled') || sms) && (!wants('MmsEnabled') || mms);
    return isAble && !isWithAddress;
  };
};

const place = ({ query }: RestCall): Test => {
  const sameAs = (wanted: string | null, actual: string | undefined) =>
    !wanted || actual?.toLowerCase() === wanted.toLowerCase();
  return (number) => {
    const area = areaOf(number);
    return sameAs(query.get('InRegion'), area?.region) && sameAs(query.get('InLocality'), area?.city);
  };
};

/** All filters of a search that the carrier applies. */
export const isFoundBy = (call: RestCall): Test => {
  const heeded = call.dialect.appliesFilters ? [requirements(call)] : [];
  const tests = [areaCode(call), contains(call), place(call), ...heeded];
  return (number) => tests.every((test) => test(number));
};
