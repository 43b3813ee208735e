import type { LiveCall } from '../calls/live-call.ts';
import { warn } from '../calls/live-call.ts';
import type { CallDialect } from '../dialect.ts';
import type { Fields } from '../webhooks/webhook-request.ts';
import type { Link, Scene } from './scene.ts';
import type { XmlElement } from './xml.ts';

/** The attributes of each element. Others are ignored with a warning. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Response: [],
  Dial: [
    'action',
    'answerOnBridge',
    'callerId',
    'callerName',
    'hangupOnStar',
    'method',
    'record',
    'recordingStatusCallback',
    'recordingStatusCallbackMethod',
    'ringTone',
    'timeLimit',
    'timeout',
    'trim',
  ],
  Number: ['method', 'sendDigits', 'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod', 'url'],
  Sip: ['method', 'password', 'url', 'username'],
  Gather: [
    'action',
    'actionOnEmptyResult',
    'finishOnKey',
    'hints',
    'input',
    'language',
    'method',
    'numDigits',
    'speechTimeout',
    'timeout',
  ],
  Hangup: [],
  Pause: ['length'],
  Play: ['digits', 'loop'],
  Redirect: ['method'],
  Reject: ['reason'],
  Say: ['language', 'loop', 'voice'],
};

/** Warns of attributes that the carrier does not know. */
export const checkAttributes = (
  { name: element, attributes }: XmlElement,
  call: LiveCall,
  { attributes: { more, fewer } }: CallDialect,
): void => {
  const known = ATTRIBUTES[element] ?? [];
  const isKnown = (name: string) =>
    more.includes(`${element} ${name}`) || (known.includes(name) && !fewer.includes(`${element} ${name}`));
  for (const name of Object.keys(attributes)) {
    if (!isKnown(name)) warn(call, `<${element}> has no attribute ${name}`);
  }
};

/** One of these words. Any other value gives the first word and a warning. */
export const wordIn = <Word extends string>(
  { name: element, attributes }: XmlElement,
  name: string,
  words: readonly [Word, ...Word[]],
  call: LiveCall,
): Word => {
  const value = attributes[name];
  if (value === undefined) return words[0];
  const found = words.find((word) => word === value);
  if (found === undefined) warn(call, `${name} of <${element}> cannot be ${value}`);
  return found ?? words[0];
};

interface Range {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

/** Whether a number is set that the carrier does not accept. */
export const isOutside = (
  { attributes }: XmlElement,
  name: string,
  bounds: Omit<Range, 'otherwise'>,
): boolean => attributes[name] !== undefined && !isWithin(attributes[name], bounds);

const isWithin = (value: string, { least, most }: Omit<Range, 'otherwise'>): boolean =>
  /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most;

/** A whole number within a range. Any other value gives the default and a warning. */
export const numberIn = (
  { name: element, attributes }: XmlElement,
  name: string,
  { least, most, otherwise }: Range,
  call: LiveCall,
): number => {
  const value = attributes[name];
  if (value === undefined) return otherwise;
  if (isWithin(value, { least, most })) return Number(value);
  warn(call, `${name} of <${element}> is from ${least} to ${most}, not ${value}`);
  return otherwise;
};

export const METHODS = ['POST', 'GET'] as const;

/** The link of an element: a URL, and its `method`. */
export const linkIn = (
  element: XmlElement,
  url: string,
  { call, documentUrl }: Scene,
  fields?: Fields,
): Link => ({
  url: URL.canParse(url, documentUrl) ? new URL(url, documentUrl).href : url,
  method: wordIn(element, 'method', METHODS, call),
  ...(fields !== undefined && { fields }),
});
