import { isRecord } from '../../support/http/json.ts';

/** The fault of a value, in words that follow the field's name; `undefined` without one. */
type Rule = (value: unknown) => string | undefined;

export interface Shape {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Rule>>;
}

export const rule =
  (isRight: (value: unknown) => boolean, words: string): Rule =>
  (value) =>
    isRight(value) ? undefined : `must be ${words}`;

export const text = rule((value) => typeof value === 'string', 'a string');
export const number = rule(
  (value) => typeof value === 'number' && value >= 0,
  'a number that is not negative',
);
export const integer = rule((value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number');
/** A boolean, which some libraries write as a string; `undefined` for anything else. */
export const flagOf = (value: unknown): boolean | undefined => {
  const word = String(value).toLowerCase();
  const isFlag = typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/.test(word));
  return isFlag ? word === 'true' : undefined;
};

export const boolean = rule((value) => flagOf(value) !== undefined, 'true or false');
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
export const textOrTexts = rule(
  (value) => typeof value === 'string' || isTexts(value),
  'a string or a list of strings',
);
export const headers = rule(
  (value) => isRecord(value) && Object.values(value).every((one) => typeof one === 'string'),
  'an object of strings',
);
export const machineDetection = rule(
  (value) => flagOf(value) !== undefined || isRecord(value),
  'true, false or an object',
);

/** A string, an object with `url`, or a list of either. */
export const urlOrUrls = rule(
  (value) =>
    listOf(value).length > 0 &&
    listOf(value).every(
      (one) => typeof one === 'string' || (isRecord(one) && typeof one['url'] === 'string'),
    ),
  'a string, an object with url, or a list of either',
);

/** An object or a list of them, each of this shape. */
export const eachOf =
  (shape: () => Shape): Rule =>
  (value) => {
    const faults = listOf(value).map((one) => (isRecord(one) ? faultIn(shape(), one) : 'must be an object'));
    return faults.find((fault) => fault !== undefined);
  };

/** Everywhere in these documents, a value and a list of that one value mean the same. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The first fault in an object, as a sentence. A `null` counts as absent, because the Ruby library writes it. */
export const faultIn = (shape: Shape, value: Readonly<Record<string, unknown>>): string | undefined => {
  const isGiven = (field: string) => value[field] !== undefined && value[field] !== null;
  const missing = shape.required.find((field) => !field.split('|').some(isGiven));
  if (missing !== undefined) return `lacks ${missing.replace('|', ' or ')}`;
  for (const [field, check] of Object.entries(shape.fields)) {
    const fault = isGiven(field) ? check(value[field]) : undefined;
    if (fault !== undefined) return `${field} ${fault}`;
  }
  return undefined;
};
