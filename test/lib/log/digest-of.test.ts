import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, NAMELESS } from '../../../lib/log/digest-of.ts';

const sha256 = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 16);

describe('the digest of a name in the log', () => {
  test.each([
    'AROAEXAMPLE2B7Q3XWDLK',
    '3b241101-e2bb-4255-8caf-4136c566a962',
    '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'auth0|5f7c8ec7c33c6c004bbafe82',
    'google-oauth2|103547991597142817347',
    'anna1975@example.com',
    'a0000000-0000-1000-bfff-ffeaaaaaaaaa',
    'A0000000000010ABBFFFFFEAAAAAAAAA',
    '14155550123-9b2f41d07c@192.0.2.1',
    'local',
    '',
  ])('is the beginning of its SHA-256: %s', (name) => {
    expect(digestOf(name)).toBe(sha256(name));
  });

  test.each([
    '+14155550123',
    '14155550123',
    '5550123',
    '(415) 555-0123',
    '+44 20 7946 0958',
    'sms|+14155550123',
    'tel:+14155550123',
    '14155550123@192.0.2.1:5060',
    '<sip:14155550123@example.com>',
    '%2B14155550123@192.0.2.1',
    '1_415_555_0123',
    '415/555/0123',
    '1‑415‑555‑0123',
  ])('says nothing where it is little more than a telephone number: %s', (name) => {
    expect(digestOf(name)).toBe(NAMELESS);
  });

  test('is the same for all telephone numbers', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (number) => {
        expect(digestOf(number)).toBe(NAMELESS);
      }),
    );
  });

  test('is there for every id as carriers and AWS make them', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect([digestOf(id), digestOf(id.replaceAll('-', ''))]).not.toContain(NAMELESS);
      }),
    );
  });
});
