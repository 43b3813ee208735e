import type { CapturedRequest } from './captured-request.ts';
import type { Judgement } from './judgement.ts';
import type { Signing } from './signings.ts';
import { SIGNINGS } from './signings.ts';

/** What there is to be said of a request that no signature of the carrier is on. */
export const missingHeaders = (
  headers: CapturedRequest['headers'],
  signing: Signing,
): Pick<Judgement, 'advice' | 'verdict'> | undefined => {
  const missing = signing.headers.filter((name) => (headers[name] ?? '') === '');
  const { otherHeader } = signing;
  if (missing.length === 0 || (otherHeader !== undefined && otherHeader in headers)) {
    return undefined;
  }
  const other = Object.values(SIGNINGS).find(
    ({ company, headers: [name] }) => company !== signing.company && name in headers,
  );
  return other === undefined
    ? { verdict: `The request has no header ${missing.join(' and no header ')}.`, advice: [LOST] }
    : {
        verdict: `The request has the signature of another carrier: ${other.company}.`,
        advice: ['At that carrier, set the voice URL of its own connection.'],
      };
};

const LOST =
  'Either the carrier has not sent it, or something before us takes the header away, or it was kept without its headers.';
