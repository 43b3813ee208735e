import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { timeOf } from '../numbers/account-number.ts';

/** An order of one number. */
export interface NumberOrder {
  readonly status: 'failure' | 'pending' | 'success';
  /** Telnyx waits for a document. */
  readonly isUndocumented: boolean;
  /** The ids by which it can be cancelled. */
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

/** `undefined` for anything but an order of this number. A list may leave out the numbers of an order. */
export const readOrder = (json: unknown, number: E164): NumberOrder | undefined => {
  const fields = asRecord(json);
  const parts = asList(fields?.['phone_numbers']).map((part) => asRecord(part) ?? {});
  const part = parts.find((one) => asText(one['phone_number']) === number);
  if (
    fields === undefined ||
    asText(fields['id']) === undefined ||
    (part === undefined && parts.length > 0)
  ) {
    return undefined;
  }
  return {
    status: statusOf(asText(part?.['status']) ?? asText(fields['status'])),
    isUndocumented: isUndocumented(part ?? {}, fields),
    partIds: asList(fields['sub_number_orders_ids'])
      .map(asText)
      .filter((id) => id !== undefined),
    createdAtMs: timeOf(fields['created_at']),
    updatedAtMs: timeOf(fields['updated_at']) ?? timeOf(fields['created_at']),
  };
};

/** An unknown status counts as pending: the number may be on its way and must not be ordered twice. */
const statusOf = (word = ''): NumberOrder['status'] => {
  if (word === 'success') {
    return 'success';
  }
  return FAILURES.has(word) ? 'failure' : 'pending';
};

/** The document was handed in, and Telnyx reviews or has approved it. */
const IN_HAND: ReadonlySet<string> = new Set(['approved', 'requirement-info-under-review']);

type Fields = Readonly<Record<string, unknown>>;

const isUndocumented = (part: Fields, order: Fields): boolean =>
  (part['requirements_met'] ?? order['requirements_met']) === false &&
  !IN_HAND.has(asText(part['requirements_status']) ?? '');
