import type { Fault } from '../../contract/carriers/faulty-fetch.ts';
import { ORIGIN } from '../../contract/carriers/simulation.ts';
import { e164 } from '../../support/numbers/masks.ts';

/** For sale nowhere in these tests. */
const ANOTHER = e164('+14155550199');

/** What a carrier may say of a sale, in the words of each: that it was of another number. */
const WRONG_SALE = {
  href: `${ORIGIN}/v1/applications/123456/addresses/number/${ANOTHER}`,
  sid: `PN${'9'.repeat(32)}`,
  phone_number: ANOTHER,
  data: { id: '1', status: 'success', phone_numbers: [{ phone_number: ANOTHER, status: 'success' }] },
};

const PAGE = '<html>Welcome</html>';

/** How a request to the carrier fails that gets an answer. */
const FAULTS = {
  'status 500': { status: 500 },
  'status 503': { status: 503 },
  'status 401': { status: 401 },
  'status 403': { status: 403 },
  'status 404': { status: 404 },
  'status 409': { status: 409 },
  'status 422': { status: 422 },
  'status 429': { status: 429 },
  'status 401 after the work': { status: 401, after: true },
  'status 409 after the work': { status: 409, after: true },
  'status 422 after the work': { status: 422, after: true },
  'status 500 after the work': { status: 500, after: true },
  'status 503 after the work': { status: 503, after: true },
  'malformed after the work': { status: 200, body: '{"href": "http', after: true },
  'empty after the work': { status: 200, body: '', after: true },
  page: { status: 200, body: PAGE },
  'page after the work': { status: 200, body: PAGE, after: true },
  'wrong number after the work': { status: 200, body: WRONG_SALE, after: true },
} as const satisfies Readonly<Record<string, Fault>>;

/** How it goes otherwise. `late`: we no longer wait when the work is done. */
const SILENCES = ['ok', 'hang', 'hang after the work', 'reset after the work', 'late'] as const;

export type CarrierOutcome = keyof typeof FAULTS | (typeof SILENCES)[number];

export const CARRIER_OUTCOMES: readonly CarrierOutcome[] = [
  ...SILENCES,
  ...(Object.keys(FAULTS) as (keyof typeof FAULTS)[]),
];

export const faultOf = (outcome: CarrierOutcome): Fault | undefined =>
  Object.hasOwn(FAULTS, outcome) ? FAULTS[outcome as keyof typeof FAULTS] : undefined;
