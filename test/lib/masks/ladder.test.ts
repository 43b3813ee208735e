import { describe, expect, test } from '@jest/globals';
import { ladder } from '../../../lib/masks/ladder.ts';
import { parseNumber } from '../../../lib/phone/parse-number.ts';
import { e164 } from '../../support/masks.ts';

const rungsFor = (number: string) => ladder(parseNumber(number, '#/number'));

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
])('a number is looked for from near to far: %s', (_name, number, rungs) => {
  expect(rungsFor(number).map(({ near, mayOrderNear }) => [near, mayOrderNear])).toEqual(rungs);
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
  ])('for %s on rung %d, %s: %s', (number, rung, candidate, fits) => {
    expect(rungsFor(number)[rung]?.fits(e164(candidate))).toBe(fits);
  });
});
