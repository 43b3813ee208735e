import { note } from '../../../support/calls/call-report.ts';
import { isRecord } from '../../../support/http/json.ts';
import type { LiveSession } from '../../sessions/live-session.ts';
import { answerCall } from '../../sessions/live-session.ts';
import { listOf } from '../field-rules.ts';
import { takeSignal } from './signals.ts';
import type { Verb } from './verb.ts';
import { DONE } from './verb.ts';

const CHARACTERS_PER_SECOND = 15;
const AUDIO_SECONDS = 5;

const secondsOf = (spoken: string): number =>
  /^https?:/.test(spoken) ? AUDIO_SECONDS : Math.max(1, Math.ceil(spoken.length / CHARACTERS_PER_SECOND));

/** The events of an `ask` for which a sentence is: `nomatch`, `timeout:2`, or several, as in `nomatch:1 nomatch:2`. */
export const eventsOf = (sentence: Readonly<Record<string, unknown>>): readonly string[] =>
  listOf(sentence['event'] ?? []).flatMap((events) =>
    String(events)
      .split(/[\s,]+/)
      .filter(Boolean),
  );

/** Speaks every `value` of a `say`, single or in a list, except those for an event of an `ask`. */
export const speak = (session: LiveSession, say: unknown, listener = 'the caller'): void => {
  const sentences = listOf(say)
    .filter(isRecord)
    .filter((one) => eventsOf(one).length === 0)
    .map((one) => String(one['value'] ?? one['media']));
  for (const text of sentences) {
    const isText = session.channel === 'TEXT';
    note(session, isText ? 'text-sent' : 'said', `Tropo says to ${listener}: ${text}`, { text, listener });
    if (!isText) session.seconds += secondsOf(text);
    else if (session.textsTo !== undefined && text !== '') session.logText(session.textsTo, text);
  }
};

export const say: Verb = (value, session) => {
  answerCall(session);
  speak(session, value);
  const signal = takeSignal(value, session);
  return signal === undefined ? DONE : { kind: 'signal', signal };
};
