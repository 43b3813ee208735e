import type { Decision, SentenceName } from '../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import type { Bounds } from '../../../lib/carriers/capabilities.ts';
import type { Links, WebhookAnswer } from '../../../lib/carriers/protocol.ts';

export const RING_SECONDS: Bounds = { least: 5, most: 120 };
export const LIMIT_SECONDS: Bounds = { least: 60, most: 14_400 };

type Connect = Extract<Decision, { kind: 'connect' }>;

export const writeDocument = (decision: Decision, links: Links): WebhookAnswer => {
  switch (decision.kind) {
    case 'connect':
      return answer(connect(decision, links));
    case 'refuse':
      return answer({ do: 'reject' });
    case 'say':
      return say(decision.sentence);
    case 'hang-up':
    // Example asks the person called by itself, so nobody is left to ask or to bridge.
    case 'ask':
    case 'bridge':
      return answer({ do: 'hang-up' });
  }
};

/** Says a sentence and hangs up. */
export const say = (sentence: SentenceName): WebhookAnswer =>
  answer({ do: 'say', text: SENTENCES[sentence] });

const connect = ({ to, callerId, ringSeconds, limitSeconds, answer: mode }: Connect, { after }: Links) => ({
  do: 'connect',
  to,
  callerId,
  timeout: within(RING_SECONDS, ringSeconds),
  timeLimit: within(LIMIT_SECONDS, limitSeconds),
  ...(mode === 'press-1' && { accept: { key: '1', text: SENTENCES['press-1'] } }),
  report: after('ended'),
});

const within = ({ least, most }: Bounds, seconds: number): number => Math.min(Math.max(seconds, least), most);

const answer = (document: object): WebhookAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(document),
});
