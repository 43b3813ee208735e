import { note } from '../../../support/calls/call-report.ts';
import { linkIn, numberIn, wordIn } from '../attributes.ts';
import type { Scene, Verb, VerbOutcome } from '../scene.ts';
import { NEXT } from '../scene.ts';
import type { XmlElement } from '../xml.ts';
import { speakWithin } from './speaking.ts';

const ENDLESS = 999;

/** The digits before the finishing key, at most `numDigits` of them. */
const digitsOf = (keys: string, element: XmlElement, scene: Scene): string => {
  const finish = element.attributes['finishOnKey'] ?? '#';
  const most = numberIn(element, 'numDigits', { least: 1, most: ENDLESS, otherwise: ENDLESS }, scene.call);
  const end = finish === '' ? -1 : keys.indexOf(finish);
  return (end === -1 ? keys : keys.slice(0, end)).slice(0, most);
};

const goOn = (element: XmlElement, scene: Scene, digits: string): VerbOutcome => {
  const action = element.attributes['action'] ?? scene.documentUrl;
  return { kind: 'go', link: linkIn(element, action, scene, { Digits: digits }) };
};

/** Asks for keys. With keys the application gives the next document; without any, this one goes on. */
export const gather: Verb = async (element, scene) => {
  const { call, party } = scene;
  party.answer();
  await speakWithin(element, scene);
  const keys = party.press();
  const digits = keys === undefined ? '' : digitsOf(keys, element, scene);
  const event = party.isCaller ? 'caller-asked' : 'called-party-asked';
  if (digits !== '') {
    note(call, event, `${party.who} presses ${digits}`, { keys: digits });
    return goOn(element, scene, digits);
  }
  call.seconds += numberIn(element, 'timeout', { least: 1, most: 600, otherwise: 5 }, call);
  note(call, event, `${party.who} presses nothing`);
  const isAction = wordIn(element, 'actionOnEmptyResult', ['false', 'true'], call) === 'true';
  return isAction ? goOn(element, scene, '') : NEXT;
};
