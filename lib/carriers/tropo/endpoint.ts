import type { Call } from '../../calls/carrier-event.ts';
import { asList, asRecord, asText } from '../../json.ts';
import type { E164 } from '../../phone/e164.ts';
import { toE164 } from '../../phone/e164.ts';
import { isPin, numbersInAddress, spellingsOf } from '../kit/caller-spellings.ts';
import { isWithheld } from '../kit/withheld.ts';

/** One side of a session, `to` or `from`, as Tropo wrote it. Its texts may come from the caller's network. */
export interface Endpoint {
  readonly id: string;
  readonly e164Id: string;
  readonly name: string;
}

const DIGITS = /^\d{7,15}$/;
const PLUS_NUMBER = /\+\d{7,15}/g;

/** Tropo's own headers that repeat a number with its country code. */
const CALLER_HEADERS = ['x-sbc-from', 'x-sbc-remote-party-id', 'remote-party-id', 'x-sbc-contact', 'contact'];
const CALLED_HEADERS = ['x-sbc-to', 'x-voxeo-to', 'x-sbc-request-uri'];

export const readEndpoint = (value: unknown): Endpoint => {
  const fields = asRecord(value) ?? {};
  const text = (name: string): string => (asText(fields[name]) ?? '').trim();
  return { id: text('id'), e164Id: text('e164Id'), name: text('name') };
};

/**
 * Reads the caller. Ten digits are a North American number unless the name or a header says otherwise. `callerMayBe` has
 * the number that is shown, every number that the digits may stand for, and numbers inside SIP addresses. It serves only
 * to refuse calls, so a number too many does little harm.
 */
export const callerOf = (
  from: Endpoint,
  headers: unknown,
): Pick<Call, 'caller' | 'callerMayBe' | 'isCallerNamed'> => {
  if (from.id === '' || isWithheld(from.id)) {
    return { caller: { kind: 'withheld' }, callerMayBe: [], isCallerNamed: false };
  }
  const certain = certainNumber(from);
  const spellings = spellingsOf(from.id);
  const hint = onlyOne(spellings, numbersIn(headers, CALLER_HEADERS));
  const number = certain ?? numberInName(from) ?? hint ?? spellings[0];
  const mayBe = [number, certain, ...spellings, ...numbersInAddress(from.id)];
  return {
    caller: number === undefined ? { kind: 'other' } : { kind: 'number', number },
    callerMayBe: [...new Set(mayBe.filter((one) => one !== undefined))],
    isCallerNamed: certain === undefined && spellings.length === 0,
  };
};

/**
 * Every number that the dialled digits may stand for, the likeliest first. Ten digits are either a North American
 * number without its `1` or a whole number of a country such as Denmark: the masks on file decide. The name and the
 * headers add no number, because the caller's network writes them.
 */
export const dialledBy = (to: Endpoint, headers: unknown): Pick<Call, 'hint' | 'masks'> => {
  const certain = certainNumber(to);
  const masks = certain === undefined ? spellingsOf(to.id) : [certain];
  return { masks, hint: onlyOne(masks, new Set([to.name, ...numbersIn(headers, CALLED_HEADERS)])) };
};

/** The one spelling that is named; `undefined` if two or more are. */
const onlyOne = (spellings: readonly E164[], named: ReadonlySet<string>): E164 | undefined => {
  const [first, ...more] = spellings.filter((number) => named.has(number));
  return more.length === 0 ? first : undefined;
};

/** The number, if Tropo itself wrote it with its country code. */
const certainNumber = ({ id, e164Id }: Endpoint): E164 | undefined => {
  if (id.startsWith('+')) {
    return toE164(id);
  }
  return DIGITS.test(e164Id) && !isPin(e164Id) ? toE164(`+${e164Id}`) : undefined;
};

/** The name may complete the digits of the id, but must not contradict them. */
const numberInName = ({ id, name }: Endpoint): E164 | undefined =>
  /^\+?\d+$/.test(id) && !name.endsWith(id) ? undefined : toE164(name);

/** Every `+` number in those headers, which come as an object or, in 2010, as a list of keys and values. */
const numbersIn = (headers: unknown, names: readonly string[]): ReadonlySet<string> => {
  const pairs = Array.isArray(headers)
    ? asList(headers).map((header) => [asRecord(header)?.['key'], asRecord(header)?.['value']] as const)
    : Object.entries(asRecord(headers) ?? {});
  const found = pairs
    .filter(([name]) => names.includes((asText(name) ?? '').toLowerCase()))
    .flatMap(([, value]) => (asText(value) ?? '').match(PLUS_NUMBER) ?? []);
  return new Set(found);
};
