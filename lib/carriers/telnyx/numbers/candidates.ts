import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { toE164 } from '../../../phone/e164.ts';
import type { Near } from '../../supplier.ts';
import { isSuccess, refuse, unclear } from '../rest/answers.ts';
import type { TelnyxClient } from '../rest/client.ts';

/** Enough offers that many requests at once need not choose the same number. */
const LIMIT = 100;

/** Some countries sell only mobile numbers. Under `1`, where numbers are sold by area, only local ones are wanted. */
const TYPES = ['local', 'mobile'] as const;

/** Statuses that mean that Telnyx sells nothing there. */
const NO_COVERAGE: ReadonlySet<number> = new Set([400, 404, 422]);

/** Numbers on offer, of the first type that has any. */
export const findCandidates = async (
  client: TelnyxClient,
  near: Near,
  signal: AbortSignal,
): Promise<readonly E164[]> => {
  for (const type of near.callingCode === '1' ? TYPES.slice(0, 1) : TYPES) {
    const numbers = await search(client, near, type, signal);
    if (numbers.length > 0) {
      return numbers;
    }
  }
  return [];
};

const search = async (
  { send }: TelnyxClient,
  near: Near,
  type: (typeof TYPES)[number],
  signal: AbortSignal,
): Promise<readonly E164[]> => {
  const { country, callingCode, areaCode } = near;
  const answer = await send({
    method: 'GET',
    path: '/available_phone_numbers',
    query: [
      ['filter[country_code]', country],
      ...(areaCode === undefined ? [] : [['filter[national_destination_code]', areaCode] as const]),
      ['filter[phone_number_type]', type],
      ['filter[features][]', 'voice'],
      ['filter[best_effort]', 'false'],
      ['filter[exclude_held_numbers]', 'true'],
      ['filter[limit]', String(LIMIT)],
    ],
    signal,
  });
  if (NO_COVERAGE.has(answer.status)) {
    return [];
  }
  const data = asRecord(isSuccess(answer) ? answer.json : refuse(answer))?.['data'];
  const offers = Array.isArray(data) ? asList(data) : unclear();
  const prefix = `+${callingCode}${areaCode ?? ''}`;
  return offers.flatMap((offer) => readOffer(offer, prefix) ?? []);
};

/** The number, if it fits the search: Telnyx may ignore a filter, and a `best_effort` offer may be far away. */
const readOffer = (offer: unknown, prefix: string): E164 | undefined => {
  const fields = asRecord(offer) ?? {};
  const number = toE164(asText(fields['phone_number']) ?? '');
  const isWanted =
    fields['best_effort'] !== true &&
    isOneOf(TYPES, fields['phone_number_type']) &&
    hasVoice(fields['features']) &&
    number?.startsWith(prefix) === true;
  return isWanted ? number : undefined;
};

/** An offer without a type passes. */
const isOneOf = (types: readonly string[], type: unknown): boolean =>
  typeof type !== 'string' || types.includes(type);

/** An offer without features passes. */
const hasVoice = (features: unknown): boolean =>
  !Array.isArray(features) || features.some((feature) => asRecord(feature)?.['name'] === 'voice');
