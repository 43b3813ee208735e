import { readings } from '../../support/stock/readings.ts';
import type { LiveCall } from '../calls/live-call.ts';
import { fault, warn } from '../calls/live-call.ts';
import { linkIn, METHODS, wordIn } from './attributes.ts';
import type { Link, Scene } from './scene.ts';
import type { XmlElement } from './xml.ts';

/** Somebody whom a `Dial` rings. */
export interface Dialled {
  /** A number in E.164, or an address. */
  readonly shown: string;
  /** What the called party hears before being connected. */
  readonly screening?: Link;
  readonly callback?: { readonly link: Link; readonly events: readonly string[] };
}

const MAX_NUMBERS = 10;
const INVALID_NUMBER = 13_224;

/** `undefined` if nobody can be called by that text. */
const shownFor = ({ name, text }: XmlElement): string | undefined => {
  const written = text.trim();
  if (name === 'Sip') return /^sips?:\S+@\S+$/.test(written) ? written : undefined;
  return readings(written)[0];
};

const callbackIn = (element: XmlElement, scene: Scene): Dialled['callback'] => {
  const { statusCallback, statusCallbackEvent = 'completed' } = element.attributes;
  if (!statusCallback) return undefined;
  const method = wordIn(element, 'statusCallbackMethod', METHODS, scene.call);
  const link = { ...linkIn(element, statusCallback, scene), method };
  return { link, events: statusCallbackEvent.split(/[\s,]+/) };
};

const read = (element: XmlElement, scene: Scene): Dialled | undefined => {
  const shown = shownFor(element);
  if (shown === undefined) {
    fault(scene.call, INVALID_NUMBER, `nobody can be called by "${element.text.trim()}"`);
    return undefined;
  }
  const url = element.attributes['url'];
  const callback = callbackIn(element, scene);
  return {
    shown,
    ...(url !== undefined && { screening: linkIn(element, url, scene) }),
    ...(callback !== undefined && { callback }),
  };
};

const nounsIn = (dial: XmlElement, call: LiveCall): readonly XmlElement[] => {
  const nouns = dial.children.filter(({ name }) => name === 'Number' || name === 'Sip');
  for (const { name } of dial.children) {
    if (name !== 'Number' && name !== 'Sip') warn(call, `<${name}> cannot be dialled here`);
  }
  if (nouns.length > MAX_NUMBERS) warn(call, `only ${MAX_NUMBERS} can be dialled at once`);
  return nouns.slice(0, MAX_NUMBERS);
};

/** Everybody whom a `Dial` names, in its elements or else in its text. */
export const dialledIn = (dial: XmlElement, scene: Scene): readonly (Dialled | undefined)[] => {
  const nouns = nounsIn(dial, scene.call);
  const isPlain = nouns.length === 0 && dial.text.trim() !== '';
  const elements = isPlain ? [{ ...dial, name: 'Number', attributes: {} }] : nouns;
  return elements.map((element) => read(element, scene));
};
