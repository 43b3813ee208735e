import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';

/** What a TLS server shows, in PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A value in DER: its tag, its length, and what it holds. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`));

const ECDSA_WITH_SHA256 = sequence(object('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const NAME = sequence(der(0x31, sequence(object(COMMON_NAME), der(0x0c, Buffer.from('Callmask bench')))));

const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate that nobody trusts and that ends tomorrow. Node can read such ones, but make none. */
export const makeSelfSigned = (now: Date): SelfSigned => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    der(0x02, bytes(1)),
    ECDSA_WITH_SHA256,
    NAME,
    sequence(time(new Date(now.getTime() - DAY_MS)), time(new Date(now.getTime() + DAY_MS))),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signed = sequence(body, ECDSA_WITH_SHA256, signatureOf(body, privateKey));
  const base64 = signed.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

const signatureOf = (body: Uint8Array, key: KeyObject): Buffer =>
  der(0x03, bytes(0), sign('sha256', body, key));
