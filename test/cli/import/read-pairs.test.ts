import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPairs } from '../../../cli/import/read-pairs.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';
import { parsePerson } from '../../../lib/phone/parse-person.ts';

const parseMaskable = makeParseMaskable(parseAllowList('US,CA'));
const read = (csv: string) => readPairs(csv, parseMaskable);

const [FIRST_MASK, SECOND_MASK] = ['+14155550123', '+14155550124'];
const [FIRST_PERSON, SECOND_PERSON] = ['+12125550187', '+12125550188'];

const PAIRS = [
  { line: 1, mask: FIRST_MASK, number: FIRST_PERSON },
  { line: 2, mask: SECOND_MASK, number: SECOND_PERSON },
];

test.each([
  ['as plain lines', `${FIRST_MASK},${FIRST_PERSON}\n${SECOND_MASK},${SECOND_PERSON}`],
  ['with the line ends of Windows', `${FIRST_MASK},${FIRST_PERSON}\r\n${SECOND_MASK},${SECOND_PERSON}\r\n`],
  ['with a byte order mark', `\uFEFF${FIRST_MASK},${FIRST_PERSON}\n${SECOND_MASK},${SECOND_PERSON}\n`],
  ['in quotes and with blanks', ` "${FIRST_MASK}" , "${FIRST_PERSON}" \n${SECOND_MASK} ,   ${SECOND_PERSON}`],
  ['with semicolons', `${FIRST_MASK};${FIRST_PERSON}\n${SECOND_MASK};${SECOND_PERSON}`],
  ['as people write numbers', `+1 (415) 555-0123,+1 212 555 0187\ntel:${SECOND_MASK},+1-212-555-0188`],
])('pairs are read %s', (_how, csv) => {
  expect(read(csv)).toEqual(PAIRS);
});

test.each(['mask,number', 'Mask, Number', '"mask";"number"'])(
  'names in the first line do not count: %s',
  (names) => {
    expect(read(`${names}\n${FIRST_MASK},${FIRST_PERSON}`)).toEqual([{ ...PAIRS[0], line: 2 }]);
  },
);

test('empty lines and comments do not count, and each pair knows its line', () => {
  expect(
    read(`# ours\n\n${FIRST_MASK},${FIRST_PERSON}\n  \n,\n# theirs\n${SECOND_MASK},${SECOND_PERSON}\n`),
  ).toEqual([
    { ...PAIRS[0], line: 3 },
    { ...PAIRS[1], line: 7 },
  ]);
});

test('two masks may hide one number', () => {
  expect(read(`${FIRST_MASK},${FIRST_PERSON}\n${SECOND_MASK},${FIRST_PERSON}`)).toHaveLength(2);
});

test('every line that is wrong is named at once, and none is quoted', () => {
  const csv = [
    'mask,number',
    `${FIRST_MASK},${FIRST_PERSON}`,
    '4155550125,+12125550187',
    `${FIRST_MASK},${SECOND_PERSON}`,
    `${SECOND_MASK}`,
    `${SECOND_MASK},${SECOND_PERSON},shop`,
    `${SECOND_MASK},a friend`,
    '1.41556E+10,+12125550187',
    'mask,number',
  ].join('\n');
  let message = '';
  try {
    read(csv);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(
    message
      .split('\n')
      .map((line) => /line (\d)/.exec(line)?.[1])
      .filter(Boolean),
  ).toEqual(['3', '4', '5', '6', '7', '8', '9']);
  expect(message).toMatch(/^Nothing was changed\. Of the file these lines are wrong:/);
  expect(message).toMatch(/line 3: the mask has no country code/);
  expect(message).toMatch(/line 4: has the mask of line 2 again/);
  expect(message).toMatch(/line 5: is not two numbers/);
  expect(message).toMatch(/line 7: the number is not a telephone number/);
  expect(message.replaceAll('+1 415 555 2671', '')).not.toMatch(/\d{7}|friend/);
});

test('a number that may not be hidden is kept, with the reason', () => {
  expect(read(`${FIRST_MASK},+19002345678\n${SECOND_MASK},911`)).toEqual([
    { line: 1, mask: FIRST_MASK, number: { objection: expect.stringContaining('premium-rate') } },
    { line: 2, mask: SECOND_MASK, number: { objection: expect.stringContaining('emergency') } },
  ]);
});

test('quotes that do not fit together are told with their line', () => {
  expect(() => read(`${FIRST_MASK},${FIRST_PERSON}\n"${SECOND_MASK}"x,${SECOND_PERSON}`)).toThrow(
    'line 2: its quotes do not fit together.',
  );
});

test.each(['', '\n', 'mask,number\n', '# nothing'])('a file without a pair is refused: %j', (csv) => {
  expect(() => read(csv)).toThrow('The file has no pair in it. Write mask,number, one pair a line.');
});

test('whatever is in the file, it is read, or refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d,;"\n ]*$/)), (csv) => {
      try {
        expect(read(csv)).not.toHaveLength(0);
      } catch (error) {
        expect((error as Error).message).toMatch(/^(Nothing was changed\.|The file has no pair)/);
      }
    }),
  );
});

describe('files of spreadsheets are read as they are:', () => {
  const [mask, number, other] = ['14155550123', '12125550187', '442079460123'];

  test.each([
    ['with the plus lost', `${mask},${number}\n14155550124,12125550188`],
    ['with empty columns at the end', `${FIRST_MASK},${FIRST_PERSON},,,\n${SECOND_MASK},${SECOND_PERSON},\n`],
    ['with apostrophes before the digits', `'${FIRST_MASK},'${number}\n'14155550124,'12125550188`],
    ['as formulas', `="${mask}",="${FIRST_PERSON}"\n"=""${SECOND_MASK}""";"=""12125550188"""`],
    ['with decimals that nobody wrote', `${mask}.0,${number}.00\n${SECOND_MASK};"12125550188,0"`],
    ['with digits in groups', `1 415 555 0123,1-212-555-0187\n1.415.555.0124,(1) 212 555 0188`],
    [
      'with marks that show nothing',
      `\u200e${FIRST_MASK}\u200b,\u2066${number}\u2069\n\ufeff${SECOND_MASK},${SECOND_PERSON}`,
    ],
    [
      'with no-break spaces around quotes',
      `\u00a0"${FIRST_MASK}"\u202f,${FIRST_PERSON}\n${SECOND_MASK},"${SECOND_PERSON}"\u00a0`,
    ],
  ])('%s', (_how, csv) => {
    expect(read(csv)).toEqual(PAIRS);
  });

  test.each([
    ['sep=;', ';'],
    ['"sep=;"', ';'],
    ['SEP=,', ','],
    ['sep=|', '|'],
    ['sep=;;;', ';'],
    ['\ufeffsep=\t', '\t'],
  ])('with a first line %j', (first, separator) => {
    const [one, two] = [
      `${FIRST_MASK}${separator}${FIRST_PERSON}`,
      `${SECOND_MASK}${separator}${SECOND_PERSON}`,
    ];
    expect(read(`${first}\r\nmask${separator}number\r\n${one}\r\n${two}`)).toEqual([
      { ...PAIRS[0], line: 3 },
      { ...PAIRS[1], line: 4 },
    ]);
  });

  test('with the country of the file, and national numbers of it', () => {
    const csv = `4155550123,(212) 555-0187\n${mask.replace('0123', '0124')},2125550188`;
    expect(readPairs(csv, parseMaskable, 'US')).toEqual(PAIRS);
    expect(readPairs(`4155550123,${other}`, makeParseMaskable(parseAllowList('GB')), 'US')).toEqual([
      { line: 1, mask: FIRST_MASK, number: `+${other}` },
    ]);
  });

  test('with a column for the country, in any order, which says more than the option', () => {
    expect(read(`4155550123,2125550187,us\n${SECOND_MASK},${SECOND_PERSON},`)).toEqual(PAIRS);
    const csv = 'Country,Number,Mask\nUS,2125550187,4155550123\n,12125550188,14155550124';
    expect(readPairs(csv, parseMaskable, 'GB')).toEqual([
      { ...PAIRS[0], line: 2 },
      { ...PAIRS[1], line: 3 },
    ]);
  });
});

describe('what a spreadsheet has made unreadable is named with its line, and with what can be done about it:', () => {
  const flawOf = (line: string, country?: string): string => {
    try {
      readPairs(`${FIRST_MASK},${FIRST_PERSON}\n${line}`, parseMaskable, country);
      return '';
    } catch (error) {
      return (error as Error).message.split('\n').find((text) => text.startsWith('  line 2: ')) ?? '';
    }
  };

  test.each([
    '1.41556E+10,+12125550188',
    '"1,41556E+10";+12125550188',
    '1,41556E+10;+12125550188',
    `${SECOND_MASK},1e10`,
  ])('digits that are lost: %s', (line) => {
    expect(flawOf(line)).toContain('Format the column as text, write the number again');
  });

  test('ten digits without a country, because a guess could reach the wrong person', () => {
    expect(flawOf('4155550124,+12125550188')).toContain('the mask has no country code');
    expect(flawOf(`${SECOND_MASK},2125550188`)).toContain('--country US, or a third column with US');
  });

  test('digits that are one number with their country code and another one without', () => {
    const words = flawOf('+14155550124,4921123456', 'DE');
    expect(words).toContain('the number may be a number with its country code or one without');
  });

  test('a third cell that is no country', () => {
    expect(flawOf(`${SECOND_MASK},2125550188,shop`)).toContain('has a third cell that is no country');
  });

  test('no advice is about a field of a request', () => {
    for (const line of [
      '4155550124,2125550188',
      `${SECOND_MASK},+9991234567`,
      'x,y',
      `${SECOND_MASK},1234567`,
    ]) {
      expect(flawOf(line)).not.toBe('');
      expect(flawOf(line)).not.toContain('`');
    }
  });
});

test('what is to be undone is not judged again: the number may be none by now', () => {
  const readStored = (text: string, country?: string) => ({ number: parsePerson(text, country) });
  expect(readPairs('+14155550123,+22997555012', readStored)).toEqual([
    { line: 1, mask: FIRST_MASK, number: '+22997555012' },
  ]);
});
