import { twilioProtocol } from '../../lib/carriers/twilio/protocol.ts';
import type { Handle } from './listen.ts';

/** What callers hear when the API does not answer: a document that needs nothing, served apart from all else. */
export const answerFallback: Handle = async () => {
  const { status, contentType, body } = twilioProtocol.fallback();
  return new Response(body, {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  });
};
