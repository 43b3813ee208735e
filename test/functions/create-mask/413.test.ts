import { expect, test } from '@jest/globals';
import { BODY_FORMS } from '../../support/calls/events.ts';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(BODY_FORMS)('a huge %s body is refused unread: nothing stored, nothing bought', async (form) => {
  const { create, rows, supplier } = api();
  const body = { number: '+14155550100', label: 'x'.repeat(1_000_000) };
  expectProblem(await create({ body }, form), 'body-too-large');
  expect(await rows()).toEqual([]);
  expect(supplier.calls).toEqual([]);
});
