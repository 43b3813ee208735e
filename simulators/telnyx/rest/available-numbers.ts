import { areaOf } from '../../support/stock/areas.ts';
import type { Answer } from './answers.ts';
import { failure } from './answers.ts';
import type { RestCall, RestHandler } from './rest-call.ts';

const MOST = 250;

/** The known filters. Telnyx ignores unknown ones; the simulator refuses them, because they are mistakes. */
const FILTERS: ReadonlySet<string> = new Set([
  'filter[country_code]',
  'filter[national_destination_code]',
  'filter[locality]',
  'filter[administrative_area]',
  'filter[rate_center]',
  'filter[phone_number][starts_with]',
  'filter[phone_number][ends_with]',
  'filter[phone_number][contains]',
  'filter[phone_number_type]',
  'filter[features]',
  'filter[features][]',
  'filter[limit]',
  'filter[best_effort]',
  'filter[quickship]',
  'filter[reservable]',
  'filter[exclude_held_numbers]',
]);

const CALLING_CODES: Readonly<Record<string, string>> = {
  NL: '31',
  GB: '44',
  FR: '33',
  DK: '45',
  SE: '46',
  DE: '49',
  IT: '39',
  ES: '34',
  IE: '353',
  AU: '61',
  NO: '47',
  CH: '41',
  JP: '81',
  PT: '351',
  PL: '48',
};

const CANADIAN_PREFIXES = ['1289', '1416', '1604', '1514'];

const TYPES: Readonly<Record<string, string>> = { local: 'local', toll_free: 'toll-free' };

/** The prefixes to search: an area code, or all of a country; `undefined` where Telnyx sells nothing. */
const prefixesFor = (country: string, area: string | null): readonly string[] | undefined => {
  if (country === 'US' || country === 'CA') {
    if (area !== null) return [`1${area}`];
    return country === 'US' ? ['1'] : CANADIAN_PREFIXES;
  }
  const code = Object.hasOwn(CALLING_CODES, country) ? CALLING_CODES[country] : undefined;
  return code === undefined ? undefined : [code];
};

const shown = (number: string) => {
  const area = areaOf(number);
  return {
    phone_number: number,
    record_type: 'available_phone_number',
    vanity_format: null,
    best_effort: false,
    quickship: true,
    reservable: true,
    region_information: [
      { region_type: 'country_code', region_name: area?.isoCountry ?? 'US' },
      ...(area?.region === undefined ? [] : [{ region_type: 'state', region_name: area.region }]),
    ],
    cost_information: { upfront_cost: '1.00000', monthly_cost: '1.00000', currency: 'USD' },
    features: ['sms', 'voice'].map((name) => ({ name })),
  };
};

const isOfType = (number: string, type: string | null): boolean =>
  type === null || (areaOf(number)?.kind ?? 'local') === TYPES[type];

const list: RestHandler = ({ query, stock }: RestCall): Answer => {
  const unknown = [...query.keys()].find((name) => !FILTERS.has(name));
  if (unknown !== undefined) {
    return failure(400, '10015', 'Bad Request', 'There is no such filter.', { parameter: unknown });
  }
  const prefixes = prefixesFor(
    query.get('filter[country_code]') ?? 'US',
    query.get('filter[national_destination_code]'),
  );
  if (prefixes === undefined) {
    return failure(400, '10031', 'Unrecognized number type', 'There is no coverage for this place.');
  }
  const limit = Math.min(Number(query.get('filter[limit]') ?? '100'), MOST);
  const data = prefixes
    .flatMap((prefix) => stock.free(prefix))
    .filter((number) => isOfType(number, query.get('filter[phone_number_type]')))
    .slice(0, limit)
    .map(shown);
  const meta = { total_results: data.length, best_effort_results: 0 };
  return { status: 200, body: { data, meta, metadata: meta } };
};

export const availableNumberRoutes = { available_phone_numbers: { GET: list } } as const;
