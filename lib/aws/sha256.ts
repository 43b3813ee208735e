import type { Hash, Hmac, KeyObject } from 'node:crypto';
import { createHash, createHmac, createSecretKey } from 'node:crypto';

type Source = ArrayBuffer | ArrayBufferView | string;

/**
 * SHA-256 for the SDK's signatures, by Node's own functions, as in the SDK's default. But in Node 24 an HMAC takes six times as
 * long with a key in bytes as with a key object. The SDK signs a whole day's requests with the same bytes, so their key
 * object is cached.
 */
export class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Source) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(chunk: Source): void {
    this.#hash.update(typeof chunk === 'string' ? chunk : bytesOf(chunk));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/** By the object that holds the bytes. The SDK never changes one: it makes a new one for a new key. */
const kept = new WeakMap<ArrayBuffer | ArrayBufferView, KeyObject>();

const keyOf = (secret: Source): KeyObject | string => {
  if (typeof secret === 'string') {
    return secret;
  }
  const key = kept.get(secret) ?? createSecretKey(bytesOf(secret));
  kept.set(secret, key);
  return key;
};

const bytesOf = (source: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
