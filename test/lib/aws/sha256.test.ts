import { createHash, createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Sha256 } from '../../../lib/aws/sha256.ts';

const digest = async (chunks: readonly Uint8Array[], secret?: ConstructorParameters<typeof Sha256>[0]) => {
  const sha256 = new Sha256(secret);
  for (const chunk of chunks) {
    sha256.update(chunk);
  }
  return Buffer.from(await sha256.digest()).toString('hex');
};

const bytes = () => fc.uint8Array({ maxLength: 100 });

test('without a secret it is the SHA-256 of all chunks, in whatever form they come', async () => {
  await fc.assert(
    fc.asyncProperty(bytes(), bytes(), async (one, other) => {
      const whole = Buffer.concat([one, other]);
      expect(await digest([one, other])).toBe(createHash('sha256').update(whole).digest('hex'));
    }),
  );
  const sha256 = new Sha256();
  sha256.update('word');
  sha256.update(new Uint8Array([1, 2]).buffer);
  expect(await sha256.digest()).toEqual(createHash('sha256').update('word\u0001\u0002').digest());
});

test('with a secret it is the HMAC, the first time and again, whether text, bytes, a part of bytes or a buffer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 3, maxLength: 100 }), bytes(), async (secret, chunk) => {
      const hmac = (key: string | Uint8Array) => createHmac('sha256', key).update(chunk).digest('hex');
      const part = secret.subarray(1, -1);
      for (const _time of ['first', 'again']) {
        expect(await digest([chunk], 'text')).toBe(hmac('text'));
        expect(await digest([chunk], secret)).toBe(hmac(secret));
        expect(await digest([chunk], part)).toBe(hmac(part));
        expect(await digest([chunk], secret.slice().buffer)).toBe(hmac(secret));
      }
    }),
  );
});

test('the test vector of RFC 4231, section 4.2', async () => {
  const key = new Uint8Array(20).fill(0x0b);
  expect(await digest([Buffer.from('Hi There')], key)).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
});
