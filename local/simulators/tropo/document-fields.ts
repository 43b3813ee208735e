import { isRecord } from './bodies.ts';

/** What is wrong with a value, in words that follow the field's name; `undefined` if nothing is. */
type Rule = (value: unknown) => string | undefined;

interface Shape {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Rule>>;
}

const rule =
  (isRight: (value: unknown) => boolean, words: string): Rule =>
  (value) =>
    isRight(value) ? undefined : `must be ${words}`;

const text = rule((value) => typeof value === 'string', 'a string');
const number = rule((value) => typeof value === 'number' && value >= 0, 'a number that is not negative');
const integer = rule((value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number');
const boolean = rule((value) => typeof value === 'boolean', 'true or false');
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
const textOrTexts = rule(
  (value) => typeof value === 'string' || isTexts(value),
  'a string or a list of strings',
);
const headers = rule(
  (value) => isRecord(value) && Object.values(value).every((one) => typeof one === 'string'),
  'an object of strings',
);
const machineDetection = rule(
  (value) => typeof value === 'boolean' || isRecord(value),
  'true, false or an object',
);

/** An object or a list of them, each of this shape. */
const eachOf =
  (shape: () => Shape): Rule =>
  (value) => {
    const faults = listOf(value).map((one) => (isRecord(one) ? faultIn(shape(), one) : 'must be an object'));
    return faults.find((fault) => fault !== undefined);
  };

/** A single one and a list of one mean the same everywhere in these documents. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The first fault in an object, as a sentence. A `null` is as good as nothing: the Ruby library wrote them. */
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

const COMMON = {
  name: text,
  required: boolean,
  allowSignals: textOrTexts,
  promptLogSecurity: text,
  voice: text,
};
const say = eachOf(() => SAY);
const choices = eachOf(() => ({ required: [], fields: { value: text, mode: text, terminator: text } }));
const askChoices = eachOf(() => ({
  required: ['value'],
  fields: { value: text, mode: text, terminator: text },
}));
const transcription = eachOf(() => ({ required: [], fields: { id: text, url: text, emailFormat: text } }));

const SAY: Shape = {
  required: ['value|media'],
  fields: { ...COMMON, value: text, as: text, event: text, media: textOrTexts },
};

const WAIT: Shape = {
  required: ['milliseconds'],
  fields: { milliseconds: number, allowSignals: textOrTexts },
};

const ASK: Shape = {
  required: ['choices'],
  fields: {
    ...COMMON,
    choices: askChoices,
    say,
    attempts: integer,
    bargein: boolean,
    timeout: number,
    minConfidence: number,
    recognizer: text,
    interdigitTimeout: number,
  },
};

/** `ring` and `connect` do something; other events occur in the official tests and are ignored. */
const TRANSFER_ON: Shape = {
  required: ['event'],
  fields: { event: text, next: text, say, ask: eachOf(() => ASK), wait: eachOf(() => WAIT), post: text },
};

const DIAL = {
  ...COMMON,
  to: textOrTexts,
  from: text,
  timeout: number,
  answerOnMedia: boolean,
  headers,
  machineDetection,
  callbackUrl: text,
  label: text,
} as const;

const CALL: Shape = { required: ['to'], fields: { ...DIAL, network: text, channel: text } };

const RECORDING = {
  url: text,
  format: text,
  method: text,
  username: text,
  password: text,
  asyncUpload: rule((value) => typeof value === 'boolean' || typeof value === 'string', 'true or false'),
} as const;

/** Every verb whose value is an object, and what it may hold. Fields that are not listed are ignored. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  on: { required: ['event'], fields: { event: text, next: text, say, required: boolean } },
  say: SAY,
  ask: ASK,
  wait: WAIT,
  call: CALL,
  message: { required: ['to', 'say'], fields: { ...CALL.fields, say } },
  transfer: {
    required: ['to'],
    fields: {
      ...DIAL,
      choices,
      on: eachOf(() => TRANSFER_ON),
      ringRepeat: integer,
      playTones: boolean,
      interdigitTimeout: number,
      // The Ruby library spells it so.
      interDigitTimeout: number,
    },
  },
  record: {
    required: [],
    fields: {
      ...COMMON,
      ...RECORDING,
      say,
      beep: boolean,
      choices,
      maxSilence: number,
      maxTime: number,
      transcription,
      attempts: integer,
      bargein: boolean,
      timeout: number,
    },
  },
  conference: {
    required: ['id'],
    fields: {
      ...COMMON,
      id: text,
      mute: boolean,
      playTones: boolean,
      terminator: text,
      joinPrompt: rule(() => true, 'anything'),
      leavePrompt: rule(() => true, 'anything'),
    },
  },
  redirect: { required: ['to'], fields: { to: text, name: text, required: boolean } },
  startRecording: { required: [], fields: RECORDING },
};

/** Verbs without arguments; libraries wrote `null`, `{}` or the string `"null"` after them. */
export const BARE_VERBS: readonly string[] = ['answer', 'hangup', 'reject', 'stopRecording'];
