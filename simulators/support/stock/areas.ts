/** Where numbers are sold: an area code, or a whole country. */
export interface Area {
  /** Country code and area code, without the `+`. */
  readonly prefix: string;
  readonly kind: 'local' | 'toll-free';
  readonly isoCountry: string;
  readonly country: string;
  readonly city?: string;
  /** The postal abbreviation of the state or the province. */
  readonly region?: string;
}

const AMERICAN_CITIES: readonly (readonly [prefix: string, city: string, state: string])[] = [
  ['1321', 'Orlando', 'FL'],
  ['1747', 'Agoura', 'CA'],
  ['1234', 'Akron', 'OH'],
  ['1518', 'Albany', 'NY'],
  ['1407', 'Orlando', 'FL'],
  ['1407', 'Kissimmee', 'FL'],
  ['1312', 'Chicago', 'IL'],
  ['1303', 'Denver', 'CO'],
  ['1415', 'San Francisco', 'CA'],
  ['1628', 'San Francisco', 'CA'],
  ['1301', 'Washington', 'DC'],
  ['1212', 'New York', 'NY'],
  ['1646', 'New York', 'NY'],
  ['1310', 'Los Angeles', 'CA'],
  ['1412', 'Pittsburgh', 'PA'],
  ['1206', 'Seattle', 'WA'],
  ['1617', 'Boston', 'MA'],
  ['1713', 'Houston', 'TX'],
  ['1305', 'Miami', 'FL'],
  ['1404', 'Atlanta', 'GA'],
  ['1512', 'Austin', 'TX'],
  ['1602', 'Phoenix', 'AZ'],
  ['1480', 'Mesa', 'AZ'],
  ['1619', 'San Diego', 'CA'],
  ['1702', 'Las Vegas', 'NV'],
  ['1503', 'Portland', 'OR'],
  ['1816', 'Kansas City', 'MO'],
  ['1608', 'Madison', 'WI'],
  ['1215', 'Philadelphia', 'PA'],
  ['1202', 'Washington', 'DC'],
  ['1510', 'Oakland', 'CA'],
  ['1408', 'San Jose', 'CA'],
  ['1845', 'Newburgh', 'NY'],
];

const CANADIAN_CITIES: readonly (readonly [prefix: string, city: string, province: string])[] = [
  ['1289', 'AJAX-PICKERING', 'ON'],
  ['1416', 'TORONTO', 'ON'],
  ['1604', 'VANCOUVER', 'BC'],
  ['1514', 'MONTREAL', 'QC'],
];

const COUNTRIES: readonly (readonly [prefix: string, isoCountry: string, country: string])[] = [
  ['31', 'NL', 'Netherlands'],
  ['44', 'GB', 'United Kingdom'],
  ['33', 'FR', 'France'],
  ['45', 'DK', 'Denmark'],
  ['46', 'SE', 'Sweden'],
  ['49', 'DE', 'Germany'],
  ['39', 'IT', 'Italy'],
  ['34', 'ES', 'Spain'],
  ['353', 'IE', 'Ireland'],
  ['61', 'AU', 'Australia'],
  ['47', 'NO', 'Norway'],
  ['41', 'CH', 'Switzerland'],
  ['81', 'JP', 'Japan'],
  ['351', 'PT', 'Portugal'],
  ['48', 'PL', 'Poland'],
];

const TOLL_FREE_PREFIXES: readonly string[] = ['1888', '1866', '1877', '1800'];

const UNITED_STATES = { isoCountry: 'US', country: 'United States' } as const;
const CANADA = { isoCountry: 'CA', country: 'Canada' } as const;

/** A prefix that serves several cities is listed once for each. */
export const AREAS: readonly Area[] = [
  ...AMERICAN_CITIES.map(
    ([prefix, city, region]): Area => ({ prefix, kind: 'local', city, region, ...UNITED_STATES }),
  ),
  ...TOLL_FREE_PREFIXES.map((prefix): Area => ({ prefix, kind: 'toll-free', ...UNITED_STATES })),
  ...COUNTRIES.map(([prefix, isoCountry, country]): Area => ({ prefix, kind: 'local', isoCountry, country })),
  ...CANADIAN_CITIES.map(
    ([prefix, city, region]): Area => ({ prefix, kind: 'local', city, region, ...CANADA }),
  ),
];

/** The area of a number, if it is listed. */
export const areaOf = (number: string): Area | undefined =>
  AREAS.find(({ prefix }) => number.startsWith(`+${prefix}`));
