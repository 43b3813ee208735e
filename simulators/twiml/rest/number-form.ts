import type { NumberField, NumberFields } from '../accounts/incoming-number.ts';
import { NUMBER_FIELDS } from '../accounts/incoming-number.ts';
import { refuseWith } from './rest-fault.ts';

const MAX_NAME_LENGTH = 64;

const isUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

const check = (field: NumberField, value: string): void => {
  const isForUrl = field.endsWith('Url') || field === 'StatusCallback';
  if (isForUrl && !isUrl(value)) refuseWith('invalidUrl', `${field} is not a valid URL: ${value}`);
  if (field.endsWith('Method') && !/^(GET|POST)$/.test(value))
    refuseWith('invalidMethod', `${field} is not a valid HTTP method: ${value}`);
  if (field === 'FriendlyName' && value.length > MAX_NAME_LENGTH)
    refuseWith('invalidParameter', `FriendlyName has more than ${MAX_NAME_LENGTH} characters`);
};

/** Applies a form to the fields of a number. An empty value unsets a field. */
export const applyForm = (fields: NumberFields, form: URLSearchParams): NumberFields => {
  const changed: Partial<Record<NumberField, string>> = { ...fields };
  for (const field of Object.keys(NUMBER_FIELDS) as NumberField[]) {
    const value = form.get(field);
    if (value === null) continue;
    delete changed[field];
    if (value === '') continue;
    check(field, value);
    changed[field] = value;
  }
  return changed;
};
