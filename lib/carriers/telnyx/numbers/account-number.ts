import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { toE164 } from '../../../phone/e164.ts';

/** A number on the account, as Telnyx lists it. */
export interface AccountNumber {
  readonly id: string;
  readonly number: E164;
  /** `undocumented`: Telnyx waits for a document before it delivers the number. */
  readonly state: 'delivered' | 'pending' | 'undocumented';
  /** The application that its calls go to. Empty for none; so is `reference`. */
  readonly connectionId: string;
  readonly reference: string;
  readonly tags: readonly string[];
  /** A deletion lock is set in the portal. */
  readonly isLocked: boolean;
  readonly purchasedAtMs: number | undefined;
}

/** Statuses of numbers that are listed but no longer in the account. */
const GONE: ReadonlySet<string> = new Set(['deleted', 'ported-out', 'port-failed', 'purchase-failed']);

const STATES: ReadonlyMap<string, AccountNumber['state']> = new Map([
  ['purchase-pending', 'pending'],
  ['provision-pending', 'pending'],
  ['requirement-info-under-review', 'pending'],
  ['requirement-info-pending', 'undocumented'],
  ['requirement-info-exception', 'undocumented'],
]);

/** `undefined` for anything but a number that is in the account. */
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

/** The milliseconds of an ISO time. */
export const timeOf = (value: unknown): number | undefined => {
  const time = Date.parse(asText(value) ?? '');
  return Number.isNaN(time) ? undefined : time;
};
