import type { Shape } from './field-rules.ts';
import { boolean, eachOf, integer, number, text, textOrTexts } from './field-rules.ts';

export const COMMON = {
  name: text,
  required: boolean,
  allowSignals: textOrTexts,
  promptLogSecurity: text,
  voice: text,
};
export const say = eachOf(() => SAY);
export const choices = eachOf(() => ({
  required: [],
  fields: { value: text, mode: text, terminator: text },
}));
const askChoices = eachOf(() => ({
  required: ['value'],
  fields: { value: text, mode: text, terminator: text },
}));
export const transcription = eachOf(() => ({
  required: [],
  fields: { id: text, url: text, emailFormat: text },
}));

export const SAY: Shape = {
  required: ['value|media'],
  fields: { ...COMMON, value: text, as: text, event: textOrTexts, media: textOrTexts },
};

export const WAIT: Shape = {
  required: ['milliseconds'],
  fields: { milliseconds: number, allowSignals: textOrTexts },
};

export const ASK: Shape = {
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
