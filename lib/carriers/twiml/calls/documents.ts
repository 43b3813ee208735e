import type { Decision, RefusalReason, SentenceName } from '../../../calls/decision.ts';
import { SENTENCES } from '../../../calls/decision.ts';
import type { Bounds } from '../../capabilities.ts';
import type { Links, WebhookAnswer } from '../../protocol.ts';

/** Where the carriers that read TwiML differ. */
export interface Dialect {
  readonly limitSeconds: Bounds;
  readonly ringSeconds: Bounds;
  /** Whether the caller's side can stay unanswered, ringing and free, until the person called picks up. */
  readonly answersOnBridge: boolean;
}

type Writer = (decision: Decision, links: Links) => WebhookAnswer;

/** Writes decisions as TwiML. */
export const makeWriteDocument =
  (dialect: Dialect): Writer =>
  (decision, links) =>
    documentOf(verbsFor(decision, links, dialect));

export const fallback = (): WebhookAnswer => documentOf(sentence('fallback'));

const documentOf = (content: readonly Verb[]): WebhookAnswer => ({
  status: 200,
  contentType: 'text/xml; charset=utf-8',
  body: writeXml({ name: 'Response', content }),
});

const HANGUP: Verb = { name: 'Hangup' };

const verbsFor = (decision: Decision, links: Links, dialect: Dialect): readonly Verb[] => {
  switch (decision.kind) {
    case 'connect':
      return [dial(decision, links, dialect)];
    case 'refuse':
      return [{ name: 'Reject', attributes: { reason: reasonFor(decision.reason) } }];
    case 'say':
      // A sentence here would be sent as a text, which costs money, and two machines would answer each other forever.
      return decision.sentence === 'texts-not-taken' ? [] : sentence(decision.sentence);
    case 'hang-up':
      return [HANGUP];
    case 'ask':
      return [question(links), question(links), HANGUP];
    case 'bridge':
      // At the end of the document for the person called, the two are connected.
      return [];
  }
};

/**
 * Always names the caller ID: without it the person called would see the caller's number. If the person has to accept,
 * the carrier asks for another document when the call is picked up.
 */
const dial = (
  { to, callerId, ringSeconds, limitSeconds, answer }: Extract<Decision, { kind: 'connect' }>,
  links: Links,
  dialect: Dialect,
): Verb => ({
  name: 'Dial',
  attributes: {
    callerId,
    timeLimit: within(dialect.limitSeconds, limitSeconds),
    timeout: within(dialect.ringSeconds, ringSeconds),
    answerOnBridge: dialect.answersOnBridge ? 'true' : undefined,
    action: links.after('dial'),
    method: 'POST',
  },
  content: to.map((content) => ({
    name: 'Number',
    attributes: { url: answer === 'press-1' ? links.after('screen') : undefined },
    content,
  })),
});

const within = ({ least, most }: Bounds, seconds: number): number => Math.min(Math.max(seconds, least), most);

const TOO_OFTEN: ReadonlySet<RefusalReason> = new Set(['caller-call-rate', 'mask-call-rate']);

const reasonFor = (reason: RefusalReason): 'busy' | 'rejected' =>
  TOO_OFTEN.has(reason) ? 'busy' : 'rejected';

/** Takes keys only, so that a voicemail's greeting cannot accept a call. Without a key in time the next verb follows. */
const question = (links: Links): Verb => ({
  name: 'Gather',
  attributes: { numDigits: 1, timeout: 8, action: links.after('accept'), method: 'POST' },
  content: [say('press-1')],
});

const say = (name: SentenceName): Verb => ({
  name: 'Say',
  attributes: { language: 'en-US' },
  content: SENTENCES[name],
});

const sentence = (name: SentenceName): readonly Verb[] => [say(name), HANGUP];

/** An XML element. Attributes without a value are left out. */
export interface Verb {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, number | string | undefined>>;
  /** A text, or elements. */
  readonly content?: string | readonly Verb[];
}

/** Writes XML. All text is escaped, so none can end its element or begin another. */
export const writeXml = (root: Verb): string => `<?xml version="1.0" encoding="UTF-8"?>${write(root)}`;

const write = ({ name, attributes = {}, content = '' }: Verb): string => {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .reduce((tag, [attribute, value]) => `${tag} ${attribute}="${escaped(String(value))}"`, `<${name}`);
  const inside = typeof content === 'string' ? escaped(content) : content.map(write).join('');
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`;
};

/** What XML cannot hold: control characters, lone surrogates, and two code points that are no characters. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
