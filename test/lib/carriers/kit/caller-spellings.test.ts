import { expect, test } from '@jest/globals';
import { isPin, numbersInAddress, spellingsOf } from '../../../../lib/carriers/kit/caller-spellings.ts';

test.each([
  ['4155550101', ['+14155550101', '+4155550101']],
  ['14155550101', ['+14155550101']],
  ['5550101', ['+5550101']],
  ['555010', []],
  ['0155550101', ['+10155550101']],
  ['9991234567', []],
  ['+14155550101', []],
])('%s stands for %j', (digits, numbers) => {
  expect(spellingsOf(digits)).toEqual(numbers);
});

test('ten digits with 999 in front are a PIN', () => {
  expect([isPin('9991234567'), isPin('99912345678'), isPin('4155550101')]).toEqual([true, false, false]);
});

test.each([
  'sip:0014155550101@host',
  'sips:+14155550101@host;user=phone',
  '+14155550101;isub=1',
  'tel:+1-415-555-0101',
  'client:+14155550101',
  '01114155550101',
  '＋１４１５５５５０１０１',
])('%s names one number', (address) => {
  expect(numbersInAddress(address)).toEqual(['+14155550101']);
});
