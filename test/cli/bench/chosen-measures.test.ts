import { expect, test } from '@jest/globals';
import { chosenMeasures } from '../../../cli/bench/chosen-measures.ts';
import { MEASURE_NAMES } from '../../../cli/bench/measure-names.ts';

test('without a name everything is measured', () => {
  expect(chosenMeasures([])).toEqual(MEASURE_NAMES);
});

test('names choose, and are run in the order of the table', () => {
  expect(chosenMeasures(['burst', 'warm-answer'])).toEqual(['warm-answer', 'burst']);
});
