import { describe, expect, test } from '@jest/globals';
import { searchAreas } from '../../../../lib/numbers/buying/search-areas.ts';
import { parseNumber } from '../../../../lib/phone/parse-number.ts';
import { e164 } from '../../../support/numbers/masks.ts';

const areasFor = (number: string) => searchAreas(parseNumber(number));

test.each([
  [
    'the United States: the area, then the country',
    '+14155550100',
    [
      [{ country: 'US', callingCode: '1', areaCode: '415' }, true],
      [{ country: 'US', callingCode: '1' }, true],
    ],
  ],
  [
    'Canada: the area, then the country, where the carrier may not choose: it would take one of the United States',
    '+16135550100',
    [
      [{ country: 'CA', callingCode: '1', areaCode: '613' }, true],
      [{ country: 'CA', callingCode: '1' }, false],
    ],
  ],
  [
    'Jamaica: the same',
    '+18765550100',
    [
      [{ country: 'JM', callingCode: '1', areaCode: '876' }, true],
      [{ country: 'JM', callingCode: '1' }, false],
    ],
  ],
  ['the United Kingdom: the calling code', '+442079460000', [[{ country: 'GB', callingCode: '44' }, true]]],
  [
    'a satellite telephone, of no country',
    '+870773111632',
    [[{ country: 'unknown', callingCode: '870' }, true]],
  ],
])('a number is looked for from near to far: %s', (_name, number, areas) => {
  expect(areasFor(number).map(({ near, mayOrderNear }) => [near, mayOrderNear])).toEqual(areas);
});

describe('what fits:', () => {
  test.each([
    ['+14155550100', 0, '+14155550199', true],
    ['+14155550100', 0, '+12125550199', false],
    ['+14155550100', 1, '+12125550199', true],
    ['+14155550100', 1, '+16135550199', false],
    ['+14155550100', 1, '+18765550199', false],
    ['+14155550100', 1, '+442079460000', false],
    ['+16135550100', 1, '+14165550199', true],
    ['+16135550100', 1, '+14155550199', false],
    ['+18765550100', 1, '+16585550199', true],
    ['+18765550100', 1, '+14155550199', false],
    ['+442079460000', 0, '+447700900123', true],
    ['+442079460000', 0, '+14475550199', false],
  ])('for %s on search area %d, %s: %s', (number, area, candidate, fits) => {
    expect(areasFor(number)[area]?.fits(e164(candidate))).toBe(fits);
  });
});
