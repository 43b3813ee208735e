import type { E164 } from '../e164.ts';
import { toE164 } from '../e164.ts';
import { nationalOf, planOf, withoutPrefix } from './plan-of.ts';

/**
 * The version of the rules. Keys of rows are made by them: docs/adr/0025-one-line-two-spellings.md says what a change of
 * the rules needs.
 */
export const CANONICAL_VERSION = 1;

type Rule = readonly [spelling: RegExp, form: string];

/** By calling code, other spellings of a national number, and its form. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  // Mexico: 1 marked mobiles until 2019, and 01, 044 and 045 were dialled before numbers.
  '52': [[/^(?:0?1|04[45])([2-9]\d{9})$/, '$1']],
  // Argentina: 9 marks mobiles from abroad, and 15 after the area code at home.
  '54': [
    [/^9?(?:(11)15(\d{8})|([23]\d{3})15(\d{6})|([23]\d\d)15(\d{7}))$/, '$1$2$3$4$5$6'],
    [/^9([1-3]\d{9})$/, '$1'],
  ],
  // Brazil: mobiles have had a ninth digit since 2016. Numbers with 7 may be of the old trunked radio, which got none.
  '55': [
    [/^(?<area>[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])(?<rest>[689]\d{7})$/, '$<area>9$<rest>'],
  ],
  // Benin: all numbers got 01 in 2024.
  '229': [[/^([24-69]\d{7})$/, '01$1']],
};

/**
 * One form for all spellings of a line, for comparing only: a number is dialled and shown as it was given. Rewrites only
 * what cannot be a number of its plan as it stands, and the mark of Argentine mobiles, so that two lines never share a form.
 */
export const canonical = (number: E164): E164 => {
  const other = rewritten(number);
  return other === number ? number : canonical(other);
};

const rewritten = (number: E164): E164 => {
  const plan = planOf(number);
  if (plan === undefined) {
    return number;
  }
  const national = nationalOf(number, plan);
  const other = respelled(RULES[plan.callingCode] ?? [], national) ?? withoutPrefix(national, plan);
  return (other === undefined ? undefined : toE164(`+${plan.callingCode}${other}`)) ?? number;
};

const respelled = (rules: readonly Rule[], national: string): string | undefined => {
  for (const [spelling, form] of rules) {
    if (spelling.test(national)) {
      return national.replace(spelling, form);
    }
  }
  return undefined;
};
