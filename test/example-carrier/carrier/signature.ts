import { createHmac } from 'node:crypto';
import { isSame } from '../../../lib/carriers/kit/is-same.ts';
import type { SignatureEvidence, Verdict, WebhookRequest } from '../../../lib/carriers/protocol.ts';

/** How long a captured request stays good. It counts in both directions, because clocks differ. */
const MOST_SECONDS_OFF = 300;

const TIMESTAMP = /^\d{1,12}$/;

/** Example signs the time, the address and the body with HMAC-SHA256. */
export const authenticate = ({ request, secret, nowSeconds }: SignatureEvidence): Verdict => {
  const timestamp = request.headers['example-timestamp'] ?? '';
  const signature = request.headers['example-signature'] ?? '';
  const isInTime = TIMESTAMP.test(timestamp) && Math.abs(nowSeconds - Number(timestamp)) <= MOST_SECONDS_OFF;
  const isSigned = secret.keys.some((key) => isSame(signature, sign(key, timestamp, request)));
  return isInTime && isSigned ? 'genuine' : 'not-ours';
};

const sign = (key: string, timestamp: string, { url, body }: WebhookRequest): string =>
  createHmac('sha256', key).update(`${timestamp}\n${url}\n`).update(body).digest('hex');
