import { expect, test } from '@jest/globals';
import { decodeSheet } from '../../../cli/import/decode-sheet.ts';

const CSV = 'mask,number\r\n+14155550123,+12125550187\r\n';
const littleEndian = Buffer.from(CSV, 'utf16le');
const bigEndian = Buffer.from(littleEndian).swap16();

test.each([
  ['UTF-8', Buffer.from(CSV)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${CSV}`)],
  ['UTF-16 LE with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), littleEndian])],
  ['UTF-16 BE with a byte order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian])],
  ['UTF-16 LE', littleEndian],
  ['UTF-16 BE', bigEndian],
])('a file in %s has the text that was written', (_encoding, bytes) => {
  expect(decodeSheet(bytes)).toBe(CSV);
});

test('what is no UTF-8 is read as Windows wrote it', () => {
  expect(decodeSheet(Buffer.from('\xa0+1 415 555 0123,M\xfcller', 'latin1'))).toBe(
    '\u00a0+1 415 555 0123,Müller',
  );
});

test('an empty file has no text', () => {
  expect(decodeSheet(Buffer.alloc(0))).toBe('');
});
