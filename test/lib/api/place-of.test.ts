import { expect, test } from '@jest/globals';
import { placeInBody, placeInParameters } from '../../../lib/api/place-of.ts';
import { CHANGE_MASK_BODY, CREATE_MASK_BODY, ERASE_BODY } from '../../../lib/api/schemas.ts';

const fields = [CREATE_MASK_BODY, CHANGE_MASK_BODY, ERASE_BODY].flatMap(({ shape }) => Object.keys(shape));

test.each([...new Set(fields)])('%s is a pointer where there is a body, and else a parameter', (field) => {
  expect(placeInBody(field)).toBe(`#/${field}`);
  expect(placeInParameters(field)).toBe(field);
});

test.each(['mask', 'caller', 'Idempotency-Key', 'If-Match', '#', '#/phone'])(
  '%s is named as it is, with a body or without',
  (name) => expect([placeInBody(name), placeInParameters(name)]).toEqual([name, name]),
);
