import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseXml } from '../../../../simulators/twiml/documents/xml.ts';

const bare = (name: string, text = '') => ({ name, attributes: {}, children: [], text });

test('a document is read as its elements, attributes and texts', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
    <!-- as people write it -->
    <Response><Say language="en-US">Tom &amp; &quot;Anna&quot; &lt;x&gt; &#39;&#x41;</Say><Hangup/></Response>`;
  expect(parseXml(text)).toEqual({
    ...bare('Response'),
    children: [{ ...bare('Say', `Tom & "Anna" <x> 'A`), attributes: { language: 'en-US' } }, bare('Hangup')],
  });
});

test('digits stay text', () => {
  expect(parseXml('<a n="007"> 0100 </a>')).toEqual({ ...bare('a', ' 0100 '), attributes: { n: '007' } });
});

describe('text that is not well-formed is refused', () => {
  test.each([
    '',
    'hello',
    '{"tropo":[]}',
    '<Response>',
    '<Response></response>',
    '<Response><Say>a & b</Say></Response>',
    '<Response><Say>&nbsp;</Say></Response>',
    '<Response/><Response/>',
    '<Response a="1" a="2"/>',
    '<Response a=1/>',
    '<Response><Say>\u0007</Say></Response>',
    '<!DOCTYPE Response [<!ENTITY a "b">]><Response/>',
    'text <Response/>',
  ])('%j is refused in words', (text) => {
    expect(parseXml(text)).toEqual(expect.any(String));
  });
});

test('any escaped text is read back unchanged', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const printable = fc.string({ unit: fc.constantFrom(...`ab09 &<>"'+;#x{}ä👋]`) });
  fc.assert(
    fc.property(printable, (text) => {
      const document = parseXml(`<a b="${escaped(text)}">${escaped(text)}</a>`);
      expect(document).toEqual({ ...bare('a', text), attributes: { b: text } });
    }),
  );
});
