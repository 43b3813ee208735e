import type { KeyObject } from 'node:crypto';
import { createPublicKey, verify } from 'node:crypto';
import type { SignatureEvidence, Verdict, WebhookRequest } from '../protocol.ts';

/** How long a captured request can be replayed. It counts in both directions, because clocks differ. */
const MOST_SECONDS_OFF = 300;

/** Base64 of the 64 bytes of a signature. */
const SIGNATURE = /^[A-Za-z0-9+/]{86}(?:==)?$/;

const KEY_BYTES = 32;

const TIMESTAMP = /^\d{1,12}$/;

/** Precedes the 32 bytes of an Ed25519 key in the form that Node reads (DER, RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Telnyx signs the time and the body with Ed25519, but not the address. The key that verifies is public. */
export const authenticate = ({ request, secret, nowSeconds }: SignatureEvidence): Verdict => {
  const timestamp = request.headers['telnyx-timestamp'] ?? '';
  const signature = request.headers['telnyx-signature-ed25519'] ?? '';
  const isInTime = TIMESTAMP.test(timestamp) && Math.abs(nowSeconds - Number(timestamp)) <= MOST_SECONDS_OFF;
  if (!isInTime || !SIGNATURE.test(signature)) {
    return 'not-ours';
  }
  const [signed, bytes] = [signedBytes(timestamp, request), Buffer.from(signature, 'base64')];
  const isSigned = secret.keys.some((key) => verify(null, signed, publicKeyOf(key), bytes));
  return isSigned ? 'genuine' : 'not-ours';
};

const signedBytes = (timestamp: string, { body }: WebhookRequest): Uint8Array =>
  Buffer.concat([Buffer.from(`${timestamp}|`), body]);

/** @param key as the Telnyx portal shows it, in base64 @throws Error if it is not a key */
export const publicKeyOf = (key: string): KeyObject => {
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw new Error('The secret has a public key that is not 32 bytes in base64.');
  }
  return createPublicKey({ key: Buffer.concat([DER_PREFIX, bytes]), format: 'der', type: 'spki' });
};
