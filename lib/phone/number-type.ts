/**
 * The types of numbers. Under +1 and elsewhere fixed lines and mobiles look alike: `fixed-line-or-mobile`. Numbers of a range
 * that is too new for the metadata are `unknown`.
 */
export const NUMBER_TYPES = [
  'fixed-line',
  'mobile',
  'fixed-line-or-mobile',
  'voip',
  'unknown',
  'toll-free',
  'personal-number',
  'uan',
  'pager',
  'voicemail',
  'premium-rate',
  'shared-cost',
] as const;

export type NumberType = (typeof NUMBER_TYPES)[number];

/** The types that people have, and that cost about as much as any call. */
export const ORDINARY_TYPES: readonly NumberType[] = [
  'fixed-line',
  'mobile',
  'fixed-line-or-mobile',
  'voip',
  'unknown',
];

/** Calls to these types pay the number's owner. No setting allows them. */
export const PAYING_TYPES: readonly NumberType[] = ['premium-rate', 'shared-cost'];
