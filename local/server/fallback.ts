import type { CallProtocol } from '../../lib/carriers/protocol.ts';
import type { Handle } from '../../simulators/support/http/loopback.ts';

/** Serves the fallback message, for when the API does not answer. It depends on nothing else. */
export const makeAnswerFallback =
  ({ fallback }: Pick<CallProtocol, 'fallback'>): Handle =>
  async () => {
    const { status, contentType, body } = fallback();
    return new Response(body, {
      status,
      headers: { 'content-type': contentType, 'cache-control': 'no-store' },
    });
  };
