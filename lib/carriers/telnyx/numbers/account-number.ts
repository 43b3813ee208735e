import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { toE164 } from '../../../phone/e164.ts';

/** A number on the account, as Telnyx lists it. */
export interface AccountNumber {
  readonly id: string;
  readonly number: E164;
  /** `undocumented`: it is not delivered before somebody hands in a document. */
  readonly state: 'delivered' | 'pending' | 'undocumented';
  /** The application that its calls go to; empty where there is none, as with the reference. */
  readonly connectionId: string;
  readonly reference: string;
  readonly tags: readonly string[];
  /** Somebody has locked it, so that nobody deletes it. */
  readonly isLocked: boolean;
  readonly purchasedAtMs: number | undefined;
}

/** Numbers that are listed, but are not the account's. */
const GONE: ReadonlySet<string> = new Set(['deleted', 'ported-out', 'port-failed', 'purchase-failed']);

const STATES: ReadonlyMap<string, AccountNumber['state']> = new Map([
  ['purchase-pending', 'pending'],
  ['provision-pending', 'pending'],
  ['requirement-info-under-review', 'pending'],
  ['requirement-info-pending', 'undocumented'],
  ['requirement-info-exception', 'undocumented'],
]);

/** `undefined` for what is no number, or is not on the account any more. */
export const readNumber = (json: unknown): AccountNumber | undefined => {
  const fields = asRecord(json) ?? {};
  const id = asText(fields['id']);
  const number = toE164(asText(fields['phone_number']) ?? '');
  const status = asText(fields['status']) ?? '';
  if (id === undefined || number === undefined || GONE.has(status)) {
    return undefined;
  }
  return {
    id,
    number,
    state: STATES.get(status) ?? 'delivered',
    connectionId: asText(fields['connection_id']) ?? '',
    reference: asText(fields['customer_reference']) ?? '',
    tags: asList(fields['tags']).filter((tag) => typeof tag === 'string'),
    isLocked: fields['deletion_lock_enabled'] === true,
    purchasedAtMs: timeOf(fields['purchased_at']),
  };
};

/** An ISO time in milliseconds. */
export const timeOf = (value: unknown): number | undefined => {
  const time = Date.parse(asText(value) ?? '');
  return Number.isNaN(time) ? undefined : time;
};
