import { note } from '../../../support/calls/call-report.ts';
import { warn } from '../../calls/live-call.ts';
import { numberIn } from '../attributes.ts';
import type { Scene, Verb } from '../scene.ts';
import { NEXT } from '../scene.ts';
import type { XmlElement } from '../xml.ts';

const CHARACTERS_PER_SECOND = 15;
const AUDIO_SECONDS = 5;

export const say: Verb = (element, { call, party }) => {
  party.answer();
  const text = element.text.trim();
  note(call, 'said', `The carrier says to ${party.who}: ${text}`, { text, listener: party.who });
  if (element.children.length > 0) warn(call, '<Say> holds elements, which are not spoken');
  call.seconds += Math.max(1, Math.ceil(text.length / CHARACTERS_PER_SECOND));
  return NEXT;
};

export const play: Verb = ({ text }, { call, party }) => {
  party.answer();
  note(call, 'played', `The carrier plays to ${party.who}: ${text.trim()}`, { url: text.trim() });
  call.seconds += AUDIO_SECONDS;
  return NEXT;
};

export const pause: Verb = (element, { call, party }) => {
  party.answer();
  const seconds = numberIn(element, 'length', { least: 1, most: 600, otherwise: 1 }, call);
  note(call, 'waited', `The carrier waits for ${seconds} s`);
  call.seconds += seconds;
  return NEXT;
};

const SPOKEN: Readonly<Record<string, Verb>> = { Say: say, Play: play, Pause: pause };

/** Runs the verbs inside a `Gather`. */
export const speakWithin = async (element: XmlElement, scene: Scene): Promise<void> => {
  for (const child of element.children) {
    const speak = SPOKEN[child.name];
    if (speak === undefined) warn(scene.call, `<${child.name}> cannot be in <${element.name}>`);
    else await speak(child, scene);
  }
};
