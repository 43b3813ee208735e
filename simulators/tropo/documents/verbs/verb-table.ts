import { ask } from './asking/ask.ts';
import {
  answer,
  conference,
  generalLogSecurity,
  hangup,
  redirect,
  reject,
  startRecording,
  stopRecording,
  wait,
} from './call-control.ts';
import { call } from './dialling/call.ts';
import { transfer } from './dialling/transfer.ts';
import { record } from './record.ts';
import { say } from './say.ts';
import { message } from './texting.ts';
import type { Verb } from './verb.ts';

/** Every verb that runs in its turn; `on` only waits for events. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    answer,
    ask,
    call,
    conference,
    generalLogSecurity,
    hangup,
    message,
    record,
    redirect,
    reject,
    say,
    startRecording,
    stopRecording,
    transfer,
    wait,
  }),
);
