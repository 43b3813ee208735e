/** What kinds of numbers there are. Where fixed lines and mobiles look alike, as under +1, nobody can say which one is. */
export const NUMBER_TYPES = [
  'fixed-line',
  'mobile',
  'fixed-line-or-mobile',
  'voip',
  'toll-free',
  'personal-number',
  'uan',
  'pager',
  'voicemail',
  'premium-rate',
  'shared-cost',
] as const;

export type NumberType = (typeof NUMBER_TYPES)[number];

/** The kinds that people have, and that cost about what any call costs. */
export const ORDINARY_TYPES: readonly NumberType[] = ['fixed-line', 'mobile', 'fixed-line-or-mobile', 'voip'];

/** A call to one of these pays somebody. No setting lets them in. */
export const PAYING_TYPES: readonly NumberType[] = ['premium-rate', 'shared-cost'];
