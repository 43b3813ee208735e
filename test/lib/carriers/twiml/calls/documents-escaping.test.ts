import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { writeXml } from '../../../../../lib/carriers/twiml/calls/documents.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

test('elements hold attributes and texts, or elements, or nothing', () => {
  const root = {
    name: 'Response',
    content: [
      { name: 'Say', attributes: { language: 'en-US', voice: undefined, loop: 2 }, content: 'Hello' },
      { name: 'Hangup' },
      { name: 'Empty', content: [] },
    ],
  };
  expect(writeXml(root)).toBe(
    `${DECLARATION}<Response><Say language="en-US" loop="2">Hello</Say><Hangup/><Empty/></Response>`,
  );
});

test.each([
  ['</Say><Dial>+19005550100</Dial>', '&lt;/Say&gt;&lt;Dial&gt;+19005550100&lt;/Dial&gt;'],
  [`Tom & "Anna" 'x'`, 'Tom &amp; &quot;Anna&quot; &apos;x&apos;'],
  ['&amp;', '&amp;amp;'],
  [']]><!--', ']]&gt;&lt;!--'],
  ['a\u0000b\u0008c\u001fd\u007fe\u0085f\ud800g\ufffeh', 'abcdefgh'],
  ['a\nb\tc', 'abc'],
  ['café 👋', 'café 👋'],
])('the text %j is no more than a text', (text, written) => {
  const root = { name: 'Say', attributes: { voice: text }, content: text };
  expect(writeXml(root)).toBe(`${DECLARATION}<Say voice="${written}">${written}</Say>`);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '&#60;', '<Dial>', '\u0000', '\ud800', 'a'),
    )
    .map((parts) => parts.join('')),
);

test('no text, whatever it is, becomes an element or another text', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
  });
  fc.assert(
    fc.property(hostile, hostile, (voice, content) => {
      const document = writeXml({
        name: 'Response',
        content: [{ name: 'Say', attributes: { voice }, content }],
      });
      expect(XMLValidator.validate(document)).toBe(true);
      const { Response } = parser.parse(document);
      expect(Object.keys(Response)).toEqual(['Say']);
      const readable = (text: string) => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
      const { voice: readVoice, '#text': readText = '' } =
        typeof Response.Say === 'string' ? { voice: '', '#text': Response.Say } : Response.Say;
      expect([readVoice, readText]).toEqual([readable(voice), readable(content)]);
    }),
    { numRuns: 500 },
  );
});
