/** One row of `GET /exchanges`: where numbers can usually be had. */
interface Exchange {
  readonly prefix: string;
  readonly city?: string;
  readonly state?: string;
  readonly country: string;
  readonly description: string;
  readonly smsEnabled: boolean;
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

const CANADIAN_CITIES: readonly (readonly [prefix: string, city: string])[] = [
  ['1289', 'AJAX-PICKERING'],
  ['1416', 'TORONTO'],
  ['1604', 'VANCOUVER'],
  ['1514', 'MONTREAL'],
];

const COUNTRIES: readonly (readonly [prefix: string, country: string])[] = [
  ['31', 'Netherlands'],
  ['44', 'United Kingdom'],
  ['33', 'France'],
  ['45', 'Denmark'],
  ['46', 'Sweden'],
  ['49', 'Germany'],
  ['39', 'Italy'],
  ['34', 'Spain'],
  ['353', 'Ireland'],
  ['61', 'Australia'],
  ['47', 'Norway'],
  ['41', 'Switzerland'],
  ['81', 'Japan'],
  ['351', 'Portugal'],
  ['48', 'Poland'],
];

const TOLL_FREE_PREFIXES: readonly string[] = ['1888', '1866', '1877', '1800'];

const WITH_SMS = { description: 'Phone Number w/ SMS', smsEnabled: true } as const;

/** Every exchange, in no order, and some prefixes more than once: as the real list was. */
export const EXCHANGES: readonly Exchange[] = [
  ...AMERICAN_CITIES.map(([prefix, city, state]) => ({
    prefix,
    city,
    state,
    country: 'United States',
    ...WITH_SMS,
  })),
  ...TOLL_FREE_PREFIXES.map((prefix) => ({
    prefix,
    country: 'United States',
    description: 'Toll Free Phone Number',
    smsEnabled: false,
  })),
  ...COUNTRIES.map(([prefix, country]) => ({
    prefix,
    country,
    description: 'International Phone Number',
    smsEnabled: false,
  })),
  ...CANADIAN_CITIES.map(([prefix, city]) => ({ prefix, city, country: 'Canada', ...WITH_SMS })),
];

/** The exchange that a number belongs to, if it is one of those listed. */
export const exchangeOf = (number: string): Exchange | undefined =>
  EXCHANGES.find(({ prefix }) => number.startsWith(`+${prefix}`));
