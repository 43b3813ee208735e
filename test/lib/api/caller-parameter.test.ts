import { expect, test } from '@jest/globals';
import { callerParameter } from '../../../lib/api/caller-parameter.ts';
import { makeEvent } from '../../support/calls/events.ts';

const read = (caller: string) => callerParameter(makeEvent({ parameters: { caller } }));

test.each(['%2B12125550187', '%2b12125550187', '+12125550187', '12125550187', ' 12125550187'])(
  'a caller may be written %j',
  (text) => expect(read(text)).toBe('+12125550187'),
);

test.each(['other', 'withheld'])('or be %s', (text) => expect(read(text)).toBe(text));

test.each([
  '2125550187',
  ' 2125550187',
  '',
  '+',
  '0',
  'abc',
  'Withheld',
  'withheld ',
  'CALLER#withheld',
  '*',
  'PERSON',
  '+1212555018x',
])('what is no caller is refused: %j', (text) =>
  expect(() => read(text)).toThrow(
    expect.objectContaining({
      code: 'request-invalid',
      flaws: [expect.objectContaining({ field: 'caller' })],
    }),
  ),
);

test('a path without a caller is refused', () => {
  expect(() => callerParameter(makeEvent())).toThrow(/caller/);
});
