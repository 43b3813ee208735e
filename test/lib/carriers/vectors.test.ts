import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import { e164, NOW_SECONDS } from '../../support/numbers/masks.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'));

type Signing = 'signalwire' | 'telnyx' | 'twilio';

interface Webhook {
  readonly id: string;
  readonly carrier: Signing;
  readonly method: string;
  readonly contentType?: string;
  readonly rawBody: string;
}

interface Vector extends Webhook {
  readonly secret?: string;
  readonly publicKey?: string;
  readonly url: string;
  readonly now?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly valid: boolean;
  readonly why?: string;
}

const requestOf = (
  { method, contentType, rawBody }: Webhook,
  url: string,
  headers: Vector['headers'],
): WebhookRequest => ({
  method,
  url,
  parameters: {},
  query: Object.fromEntries(new URL(url).searchParams),
  headers: {
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  },
  body: Buffer.from(rawBody),
});

describe('signatures with known answers', () => {
  const vectors: readonly Vector[] = read('signature-vectors').vectors;

  test('are there for every carrier that signs, good ones and bad ones', () => {
    for (const carrier of ['signalwire', 'telnyx', 'twilio']) {
      const valid = vectors.filter((vector) => vector.carrier === carrier).map((vector) => vector.valid);
      expect(new Set(valid)).toEqual(new Set([true, false]));
    }
  });

  test.each(vectors)('$id is genuine: $valid', (vector) => {
    const { carrier, url, headers, secret, publicKey, now = NOW_SECONDS, valid } = vector;
    const verdict = CALL_PROTOCOLS[carrier].authenticate({
      request: requestOf(vector, url, headers),
      secret: { keys: [secret ?? publicKey ?? ''] },
      nowSeconds: now,
    });
    expect(verdict).toBe(valid ? 'genuine' : 'not-ours');
  });
});

interface Sample extends Webhook {
  readonly kind: 'call.ended' | 'call.forwarded' | 'call.inbound' | 'ignore' | 'message.inbound';
  readonly expect: {
    readonly callId?: string;
    readonly from?: string | null;
    readonly to?: string;
    readonly result?: string;
    readonly seconds?: number;
    readonly messageId?: string;
  };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'connected',
  busy: 'busy',
  'no-answer': 'no-answer',
};

describe('webhooks with known meanings', () => {
  const samples: readonly Sample[] = read('webhook-samples').samples;
  const readSample = (sample: Sample) => {
    const event = sample.kind === 'call.forwarded' ? '?event=dial' : '';
    const request = requestOf(sample, `https://mask.example.com/calls/${sample.carrier}${event}`, {});
    return CALL_PROTOCOLS[sample.carrier].read(request);
  };
  const ofKind = (kind: Sample['kind']) =>
    samples.filter((sample) => sample.kind === kind && sample.contentType !== 'application/json');

  test.each(ofKind('call.inbound'))('$id is read as a call, with who calls whom', (sample) => {
    const { callId, from, to } = sample.expect;
    expect(readSample(sample)).toMatchObject({
      kind: 'call',
      id: callId,
      masks: [to],
      caller: from === null ? { kind: 'withheld' } : { kind: 'number', number: from },
    });
  });

  test.each(ofKind('call.forwarded'))(
    '$id is read as the end of a call that was put through, with its result',
    (sample) => {
      const { callId, result = '', seconds } = sample.expect;
      expect(readSample(sample)).toMatchObject({
        kind: 'ended',
        id: callId,
        outcome: OUTCOMES[result],
        connectedSeconds: seconds === 0 ? undefined : seconds,
      });
    },
  );

  test.each(ofKind('call.ended'))('$id is read as the end of a call', (sample) => {
    expect(readSample(sample)).toMatchObject({
      kind: 'ended',
      id: sample.expect.callId,
      callerListens: false,
    });
  });

  test.each(ofKind('message.inbound'))('$id is read as a text', (sample) => {
    expect(readSample(sample)).toMatchObject({ kind: 'text', id: sample.expect.messageId });
  });

  test.each(samples.filter(({ contentType }) => contentType === 'application/json'))(
    '$id is none for a TeXML application, the other side of a call least of all',
    (sample) => {
      expect(() => readSample(sample)).toThrow('TeXML application');
    },
  );
});

describe('documents with known spellings', () => {
  const { decisions, answers } = read('answer-documents');
  const { forward } = decisions;
  const NO_LINKS = { after: () => '' };
  /** Where the carrier reports to is ours to say, and not in the vectors. */
  const withoutLinks = (body: string) => body.replace(/ action="" method="POST"/, '');

  test.each<Signing>(['twilio', 'signalwire', 'telnyx'])('%s writes what its carrier reads', (carrier) => {
    const { write } = CALL_PROTOCOLS[carrier];
    const connect = write(
      {
        kind: 'connect',
        to: [e164(forward.to)],
        callerId: e164(forward.callerId),
        ringSeconds: forward.ringSeconds,
        limitSeconds: forward.timeLimitSeconds,
        answer: 'direct',
      },
      NO_LINKS,
    );
    expect(connect.contentType).toBe(answers[carrier].contentType);
    expect(withoutLinks(connect.body)).toBe(answers[carrier].forward);
    expect(write({ kind: 'refuse', reason: 'mask-call-rate' }, NO_LINKS).body).toBe(
      answers[carrier].rejectBusy,
    );
    expect(write({ kind: 'refuse', reason: 'unknown-mask' }, NO_LINKS).body).toBe(
      answers[carrier].rejectRejected,
    );
    const said = write({ kind: 'say', sentence: 'call-failed' }, NO_LINKS).body;
    expect(said.replace(/(<Say language="en-US">)[^<]*/, '$1')).toBe(
      answers[carrier].say.replace(/(<Say language="en-US">)[^<]*/, '$1'),
    );
  });
});
