import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** As libphonenumber ships it: what each country's numbers of each type look like. */
interface Metadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: Readonly<Record<string, readonly unknown[]>>;
}

export const METADATA: Metadata = require('libphonenumber-js/metadata.max.json');

/** A mobile of each country, as a national number. */
export const MOBILES: Readonly<Record<string, string>> = require('libphonenumber-js/examples.mobile.json');

/** Where a country's patterns of the types stand in the metadata. */
export const TYPE_PATTERNS = 11;
