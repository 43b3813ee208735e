import type { Check, Deadline } from './check.ts';

interface AddressTools {
  readonly fetch: typeof fetch;
  readonly deadline: Deadline;
}

/**
 * Sends a request without a signature. The refusal looks like the answer of a path that does not exist, so only a call can
 * prove that this stack gave it.
 */
export const checkVoiceUrl = (voiceUrl: string, { fetch, deadline }: AddressTools): Check => ({
  name: 'voice URL',
  look: async () => {
    refuseUnencrypted(voiceUrl);
    const body = new URLSearchParams({ CallSid: 'doctor' });
    const { status } = await ask(
      voiceUrl,
      { method: 'POST', body, redirect: 'manual', signal: deadline() },
      fetch,
    );
    if (status !== 404) {
      throw new Error(
        `${WRONG.get(status) ?? `it answers ${status}`}: who has no signature must get 404. ${LOOK}`,
      );
    }
    return `${new URL(voiceUrl).origin} answers, and refuses requests without a signature`;
  },
});

const WRONG: ReadonlyMap<number, string> = new Map([
  [200, 'it answers a request without a signature (200)'],
  [301, 'it redirects (301)'],
  [302, 'it redirects (302)'],
  [307, 'it redirects (307)'],
  [308, 'it redirects (308)'],
  [403, 'something before us forbids it (403)'],
]);

const LOOK = 'Look whether the public URL is right, with its path if it has one.';

/** On this machine no request crosses a network. */
const refuseUnencrypted = (url: string): void => {
  if (!/^https:|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url)) {
    throw new Error('it is not https: numbers would go over the net for all to read.');
  }
};

const ask = async (url: string, init: RequestInit, send: typeof fetch): Promise<Response> => {
  try {
    return await send(url, init);
  } catch (cause) {
    throw new Error('it cannot be reached.', { cause });
  }
};

/** @param method as the carrier asks */
export const checkFallbackUrl = (
  url: string,
  method: 'GET' | 'POST',
  { fetch, deadline }: AddressTools,
): Check => ({
  name: 'fallback URL',
  look: async () => {
    const answer = await ask(url, { method, redirect: 'manual', signal: deadline() }, fetch);
    const type = answer.headers.get('content-type') ?? '';
    const isDocument =
      /^(?:text|application)\/xml\b/i.test(type) && /<Response[\s/>]/.test(await answer.text());
    if (answer.status !== 200 || !isDocument) {
      throw new Error(
        `it answers ${answer.status} and no document that a carrier understands, when asked by ${method}.`,
      );
    }
    return `answers ${method} with a sentence for the caller`;
  },
});
