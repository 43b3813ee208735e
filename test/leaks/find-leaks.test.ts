import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { makeFindLeaks } from './find-leaks.ts';

const SECRET = 'S3cret:pass/w+rd?';
const findLeaks = makeFindLeaks({
  numbers: ['+14155558317', '+442079460958', '+33199005283'],
  texts: [SECRET],
});

/** An hour of ordinary lines, and something in the middle of them. */
const longText = (planted: string): string => {
  const lines = Array.from({ length: 200 }, (_, index) => ORDINARY[index % ORDINARY.length]);
  return [...lines, planted, ...lines].join('\n');
};

const ORDINARY = [
  '{"level":"INFO","message":"call-connected","timestamp":"2026-11-20T12:00:00.123Z","service":"callmask","event":"call-connected","call":"f43187e994401677","mask":"msk_4mT7Yw2kQ1b","status":200,"requestId":"0b7c2a1e-5f55-4d83-91c7-8317aa5583ff","durationMs":12}',
  '{"_aws":{"Timestamp":1795176000123,"CloudWatchMetrics":[{"Namespace":"Callmask","Dimensions":[["service"]],"Metrics":[{"Name":"CallConnected","Unit":"Count"}]}]},"service":"callmask","CallConnected":1}',
  '{"cause":{"name":"TimeoutError","code":"ETIMEDOUT","frames":["transfer.cjs:12:58317","transfer.cjs:5:5558","transfer.cjs:317:5"]}}',
  '{"tropo":[{"transfer":{"to":"+14155550123","from":"+12125550187","timeout":20}}]}',
  '+1 415 555 0123, 555-8318, 4155558311, 127.0.0.1:55583, [5,5,5,8,3,1,7], 555,8317, 5558:317',
];

test('nothing is found in ordinary lines, other numbers and times', () => {
  expect(findLeaks(longText(`now ${Date.now()} and then`))).toEqual([]);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const sha256 = (text: string) => createHash('sha256').update(text);

const PLANTED: readonly (readonly [name: string, text: string])[] = [
  ['E.164', 'to=+14155558317;'],
  ['digits', '14155558317'],
  ['national digits', '4155558317'],
  ['national digits with the trunk’s zero', '02079460958'],
  ['the last seven digits', '5558317'],
  ['seven digits, grouped', '555-8317'],
  ['within longer digits', '00114155558317999'],
  ['parentheses', '(415) 555-8317'],
  ['blanks', '+44 20 7946 0958'],
  ['pairs', '01 99 00 52 83'],
  ['dots', '01.99.00.52.83'],
  ['slashes', '415/555/8317'],
  ['no-break blanks', '415\u00a0555\u00a08317'],
  ['long dashes', '415\u2013555\u20138317'],
  ['several signs', '(415) - 555 -- 8317'],
  ['URL-encoded', '%2B14155558317'],
  ['URL-encoded with blanks', '%2B1%20415%20555%208317'],
  ['URL-encoded twice, with blanks', '%252B1%2520415%2520555%25208317'],
  ['URL-encoded digit by digit', '%34%31%35%35%35%35%38%33%31%37'],
  ['a form', 'number=%2B1+415+555+8317'],
  ['JSON', JSON.stringify({ number: '+14155558317' })],
  ['JSON within JSON', JSON.stringify({ body: JSON.stringify({ number: '+1 (415) 555-8317' }) })],
  ['a JSON number', '{"number":14155558317}'],
  ['an escaped plus', String.raw`"\u002b14155558317"`],
  ['escaped digits', String.raw`"\u0034\u0031\u0035\u0035\u0035\u0035\u0038\u0033\u0031\u0037"`],
  [
    'escapes within JSON within JSON',
    JSON.stringify(
      String.raw`"\u00354\u0035\u0035\u0038\u0033\u0031\u0037 \u0035\u0035\u0035\u0038\u0033\u0031\u0037"`,
    ),
  ],
  ['HTML entities', '&#53;&#53;&#53;&#56;&#51;&#49;&#x37;'],
  ['a SIP address', '<sip:14155558317@192.0.2.1:5060>'],
  ['UTF-16', utf16('+14155558317').toString('latin1')],
  ['base64', base64('+14155558317')],
  ['base64 after one byte', base64('x+14155558317 and more')],
  ['base64 after two bytes', base64('xx+14155558317 and more')],
  ['base64 of JSON', base64('{"number":"+14155558317"}')],
  ['base64url', Buffer.from('??>+14155558317').toString('base64url')],
  ['base64 of seven digits', base64('a 5558317')],
  ['base64 of a number in groups', base64('Call +44 20 7946 0958 now')],
  ['base64 of UTF-16', utf16('tel +14155558317').toString('base64')],
  ['hex', Buffer.from('+14155558317').toString('hex').toUpperCase()],
  ['hex of UTF-16', utf16('+14155558317').toString('hex')],
  ['SHA-256', sha256('+14155558317').digest('hex')],
  ['half a SHA-256', sha256('+14155558317').digest('hex').slice(0, 16)],
  ['SHA-256 of the digits', sha256('14155558317').digest('hex')],
  ['SHA-256 in base64', sha256('+14155558317').digest('base64')],
  ['SHA-256 in base64url', sha256('4155558317').digest('base64url')],
  ['MD5', createHash('md5').update('+14155558317').digest('hex')],
  ['a secret', SECRET],
  ['a secret, URL-encoded', encodeURIComponent(SECRET)],
  ['a secret, URL-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
  ['a secret as a login', `Basic ${base64(`alice:${SECRET}`)}`],
  ['a secret in hex', Buffer.from(SECRET).toString('hex')],
  ['a secret’s SHA-256', sha256(SECRET).digest('hex')],
];

test.each(PLANTED)('is found in a long text: %s', (_name, planted) => {
  expect(findLeaks(longText(planted))).not.toEqual([]);
});

test('a leak names what was found, how it was written, and where', () => {
  const [leak] = findLeaks(longText('before (415) 555-8317 after'));
  expect(leak).toMatchObject({ hidden: '+14155558317', spelling: 'digits' });
  expect(leak?.around).toContain('before (415) 555-8317 after');
});

test('a time of another day is searched like any digits', () => {
  expect(findLeaks('{"at":1415555831700}')).not.toEqual([]);
});
