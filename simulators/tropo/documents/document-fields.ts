import type { Shape } from './field-rules.ts';
import {
  boolean,
  eachOf,
  headers,
  integer,
  machineDetection,
  number,
  rule,
  text,
  textOrTexts,
  urlOrUrls,
} from './field-rules.ts';
import { ASK, COMMON, choices, SAY, say, transcription, WAIT } from './speech-fields.ts';

/** `ring` and `connect` have an effect. Other events occur in the official tests and are ignored. */
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
  url: urlOrUrls,
  format: text,
  method: text,
  username: text,
  password: text,
  asyncUpload: boolean,
} as const;

/** Every verb whose value is an object, and its fields. Other fields are ignored. */
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
      // The Ruby library's spelling.
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

/** Verbs without arguments. Libraries write `null`, `{}` or the string `"null"` as their value. */
export const BARE_VERBS: readonly string[] = ['answer', 'hangup', 'reject', 'stopRecording'];
