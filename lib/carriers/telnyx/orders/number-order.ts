import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { timeOf } from '../numbers/account-number.ts';

/** An order of one number, as far as it goes. */
export interface NumberOrder {
  readonly status: 'failure' | 'pending' | 'success';
  /** It stays pending until somebody hands in a document. */
  readonly isUndocumented: boolean;
  /** Under which it can be cancelled. */
  readonly partIds: readonly string[];
  readonly createdAtMs: number | undefined;
  readonly updatedAtMs: number | undefined;
}

const FAILURES: ReadonlySet<string> = new Set([
  'canceled',
  'cancelled',
  'deleted',
  'expired',
  'failed',
  'failure',
]);

/** `undefined` for what is no order, or is one of another number. A list may leave out what an order is about. */
export const readOrder = (json: unknown, number: E164): NumberOrder | undefined => {
  const fields = asRecord(json);
  const parts = asList(fields?.['phone_numbers']).map((part) => asRecord(part) ?? {});
  const ours = parts.find((part) => asText(part['phone_number']) === number);
  if (
    fields === undefined ||
    asText(fields['id']) === undefined ||
    (ours === undefined && parts.length > 0)
  ) {
    return undefined;
  }
  return {
    status: statusOf(asText(ours?.['status']) ?? asText(fields['status'])),
    isUndocumented: isUndocumented(ours ?? {}, fields),
    partIds: asList(fields['sub_number_orders_ids'])
      .map(asText)
      .filter((id) => id !== undefined),
    createdAtMs: timeOf(fields['created_at']),
    updatedAtMs: timeOf(fields['updated_at']) ?? timeOf(fields['created_at']),
  };
};

/** A word that we do not know may mean that the number is on its way, and then it must not be ordered again. */
const statusOf = (word = ''): NumberOrder['status'] => {
  if (word === 'success') {
    return 'success';
  }
  return FAILURES.has(word) ? 'failure' : 'pending';
};

/** Somebody has handed something in, and Telnyx looks at it. */
const IN_HAND: ReadonlySet<string> = new Set(['approved', 'requirement-info-under-review']);

type Fields = Readonly<Record<string, unknown>>;

const isUndocumented = (ours: Fields, order: Fields): boolean =>
  (ours['requirements_met'] ?? order['requirements_met']) === false &&
  !IN_HAND.has(asText(ours['requirements_status']) ?? '');
