import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPairs } from '../../../cli/import/read-pairs.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';

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
