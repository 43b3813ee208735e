import { isRecord } from '../http/json.ts';

/** A refused control call. The message says how to correct it. */
export class ControlFault extends Error {
  override readonly name = 'ControlFault' as const;
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type Input = Readonly<Record<string, unknown>>;

export const refuse = (sentence: string): never => {
  throw new ControlFault(400, sentence);
};

export const optionalText = (input: Input, name: string): string | undefined => {
  const value = input[name];
  if (value === undefined || typeof value === 'string') return value;
  return refuse(`"${name}" must be a string.`);
};

export const requiredText = (input: Input, name: string): string => {
  const value = optionalText(input, name)?.trim();
  return value ? value : refuse(`Give "${name}" as a string that is not empty.`);
};

export const optionalNumber = (input: Input, name: string): number | undefined => {
  const value = input[name];
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 1_000_000)) return value;
  return refuse(`"${name}" must be a number from 0 to 1000000.`);
};

export const optionalFlag = (input: Input, name: string): boolean | undefined => {
  const value = input[name];
  if (value === undefined || typeof value === 'boolean') return value;
  return refuse(`"${name}" must be true or false.`);
};

export const optionalRecord = (input: Input, name: string): Input | undefined => {
  const value = input[name];
  if (value === undefined || isRecord(value)) return value;
  return refuse(`"${name}" must be an object.`);
};

/** One of these words. @throws ControlFault that lists them all */
export const optionalWord = <Word extends string>(
  value: unknown,
  name: string,
  words: readonly Word[],
): Word | undefined => {
  const found = words.find((word) => word === value);
  if (value === undefined || found !== undefined) return found;
  return refuse(`"${name}" must be one of: ${words.join(', ')}.`);
};

/** A string or a list of strings as a list; empty when the field is absent. */
export const textsIn = (input: Input, name: string): readonly string[] => {
  const value = input[name] ?? [];
  const texts = Array.isArray(value) ? value : [value];
  return texts.every((text) => typeof text === 'string')
    ? texts
    : refuse(`"${name}" must be a string or a list of strings.`);
};
