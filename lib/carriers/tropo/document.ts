import type { Decision, SentenceName } from '../../calls/decision.ts';
import { SENTENCES } from '../../calls/decision.ts';
import type { Bounds } from '../capabilities.ts';
import type { Links, WebhookAnswer } from '../protocol.ts';

/** How long a transfer may be told to ring. */
export const RING_SECONDS: Bounds = { least: 1, most: 600 };

type Verb = Readonly<Record<string, unknown>>;

/** The handlers of a transfer. They hold for one document only, so each answer that transfers names them all. */
const EVENTS = ['continue', 'incomplete', 'error', 'hangup'] as const;

/** The document that tells Tropo to do as decided. Tropo reads an answer without a charset as Latin-1. */
export const writeDocument = (decision: Decision, links: Links): WebhookAnswer =>
  documentOf(verbsFor(decision, links));

export const fallback = (): WebhookAnswer => documentOf(sentence('fallback'));

const documentOf = (verbs: readonly Verb[]): WebhookAnswer => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify({ tropo: verbs }),
});

const verbsFor = (decision: Decision, links: Links): readonly Verb[] => {
  switch (decision.kind) {
    case 'connect':
      return [transfer(decision), ...EVENTS.map((event) => ({ on: { event, next: links.after(event) } }))];
    case 'refuse':
      return [{ reject: {} }];
    case 'say':
      return sentence(decision.sentence);
    case 'hang-up':
    // Tropo asks the person called within the transfer, so nobody is left to ask or to bridge.
    case 'ask':
    case 'bridge':
      return [{ hangup: {} }];
  }
};

/**
 * `to` and `from` always as `+` and E.164: a bare ten-digit number fails for callers on Skype. A transfer has no field
 * for how long the two may talk, so `limitSeconds` cannot be told to Tropo.
 */
const transfer = ({ to, callerId, ringSeconds, answer }: Extract<Decision, { kind: 'connect' }>): Verb => ({
  transfer: {
    to: to.length === 1 ? to[0] : to,
    name: 'transfer',
    from: callerId,
    ...(answer === 'press-1' && { on: [{ event: 'connect', ask: QUESTION }] }),
    timeout: Math.min(Math.max(ringSeconds, RING_SECONDS.least), RING_SECONDS.most),
  },
});

/**
 * Asked of the person called, before the two are bridged. Keys only: a voicemail's greeting must not be taken for a
 * spoken "one". Unless it is answered, Tropo drops the person called, and `incomplete` follows.
 */
const QUESTION: Verb = {
  choices: { value: '1', mode: 'dtmf' },
  say: { value: SENTENCES['press-1'] },
  attempts: 2,
  name: 'accept',
  required: true,
  timeout: 8,
};

const sentence = (name: SentenceName): readonly Verb[] => [
  { say: { value: SENTENCES[name] } },
  { hangup: {} },
];
