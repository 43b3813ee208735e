import { expect, test } from '@jest/globals';
import { twilioProtocol } from '../../../lib/carriers/twilio/protocol.ts';
import { makeAnswerFallback } from '../../../local/server/fallback.ts';

const answerFallback = makeAnswerFallback(twilioProtocol);

test.each(['GET', 'POST'])(
  'a carrier that asks by %s gets a sentence and a hang-up, and nothing to keep',
  async (method) => {
    const answer = await answerFallback(new Request('http://127.0.0.1/', { method }));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/xml; charset=utf-8',
      'no-store',
    ]);
    expect(await answer.text()).toMatch(/<Response><Say language="en-US">[^<]+<\/Say><Hangup\/><\/Response>/);
  },
);
