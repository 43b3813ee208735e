import { readings } from '../../support/stock/readings.ts';
import type { LiveCall } from '../calls/live-call.ts';
import { fault, warn } from '../calls/live-call.ts';
import { linkIn, METHODS, wordIn } from './attributes.ts';
import type { Link, Scene } from './scene.ts';
import type { XmlElement } from './xml.ts';

/** A destination of a `Dial`. */
export interface Dialled {
  /** A number in E.164, or an address. */
  readonly shown: string;
  /** The document that the called party hears before the bridge. */
  readonly screening?: Link;
  readonly callback?: { readonly link: Link; readonly events: readonly string[] };
}

const MAX_NUMBERS = 10;
const INVALID_NUMBER = 13_224;

/** `undefined` when the text is no destination. */
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
    fault(scene.call, INVALID_NUMBER, `"${element.text.trim()}" is no destination`);
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
    if (name !== 'Number' && name !== 'Sip') warn(call, `<Dial> cannot dial <${name}>`);
  }
  if (nouns.length > MAX_NUMBERS) warn(call, `<Dial> can dial only ${MAX_NUMBERS} at once`);
  return nouns.slice(0, MAX_NUMBERS);
};

/** The destinations of a `Dial`: its elements or, without any, its text. */
export const dialledIn = (dial: XmlElement, scene: Scene): readonly (Dialled | undefined)[] => {
  const nouns = nounsIn(dial, scene.call);
  const isPlain = nouns.length === 0 && dial.text.trim() !== '';
  const elements = isPlain ? [{ ...dial, name: 'Number', attributes: {} }] : nouns;
  return elements.map((element) => read(element, scene));
};
