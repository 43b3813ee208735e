import type { Decision, SentenceName } from '../../calls/decision.ts';
import { SENTENCES } from '../../calls/decision.ts';
import type { Bounds } from '../capabilities.ts';
import type { Links, WebhookAnswer } from '../protocol.ts';

/** The ring times that a transfer takes. */
export const RING_SECONDS: Bounds = { least: 1, most: 600 };

type Verb = Readonly<Record<string, unknown>>;

/** The handlers of a transfer. They last for one document only, so each document with a transfer names them all. */
const EVENTS = ['continue', 'incomplete', 'error', 'hangup'] as const;

/** Writes a decision as TropoML. Tropo reads an answer without a charset as Latin-1. */
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
    // Tropo asks the person called within the transfer, so it never comes to ask or to bridge.
    case 'ask':
    case 'bridge':
      return [{ hangup: {} }];
  }
};

/**
 * Writes `to` and `from` in E.164 with `+`: a bare ten-digit number fails for callers on Skype. A transfer has no field
 * for the length of a call, so `limitSeconds` is ignored.
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
 * Asks the person called, before the two are bridged. Takes keys only, so that a voicemail's greeting cannot pass for a
 * spoken "one". Without the key, Tropo hangs up on the person called and sends `incomplete`.
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
