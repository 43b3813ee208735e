import type { Hash, Hmac, KeyObject } from 'node:crypto';
import { createHash, createHmac, createSecretKey } from 'node:crypto';

type Source = ArrayBuffer | ArrayBufferView | string;

/**
 * SHA-256 as the SDK signs with it: by Node's own functions, as the SDK's default does. But an HMAC whose key comes as bytes
 * takes Node 24 six times as long as one whose key is a key object, and a whole day's requests are signed with the same
 * bytes; so their key object is kept.
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

/** By the object that holds the bytes, which nobody may change: the SDK keeps it for as long as it signs, and makes a new one. */
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
