import { expect, test } from '@jest/globals';
import { createdAnswer, renderCreated } from '../../../../lib/api/views/created-view.ts';
import { maskAnswer } from '../../../../lib/api/views/mask-view.ts';
import { makeMask, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';

const MASK = makeMask({ label: 'Zoë', callsPerMinute: 3, expiresAtSeconds: NOW_SECONDS + 60 });
const SENT = { number: NUMBER, label: 'Zoë' };

test.each([
  ['takes calls', 'active', 201],
  ['is still to be delivered', 'ordering', 202],
] as const)('a mask that %s is answered with %s as %d', (_what, state, status) => {
  expect(renderCreated(makeMask({ state }), NOW_SECONDS).status).toBe(status);
});

test('what is stored names nobody: neither the number nor the label', () => {
  const { body } = renderCreated(MASK, NOW_SECONDS);
  expect(JSON.parse(body)).not.toHaveProperty('number');
  expect(JSON.parse(body)).not.toHaveProperty('label');
  expect(body).not.toContain(NUMBER.slice(1));
});

test('with what the client sent it is the mask as a reader sees it, byte for byte', () => {
  const answer = createdAnswer(renderCreated(MASK, NOW_SECONDS), SENT, { location: '/masks/x' });
  const { body } = maskAnswer(201, { mask: MASK, nowSeconds: NOW_SECONDS }, 'reader');
  expect(answer).toEqual({
    status: 201,
    headers: { 'content-type': 'application/json', location: '/masks/x' },
    body,
  });
});

test('a mask that another client has reassigned shows its maker no number but the maker’s own', () => {
  const reassigned = makeMask({ number: '+12125550199' as typeof NUMBER, label: 'theirs' });
  const { body } = createdAnswer(renderCreated(reassigned, NOW_SECONDS), { number: NUMBER }, {});
  expect(JSON.parse(body)).toMatchObject({ number: NUMBER });
  expect(JSON.parse(body)).not.toHaveProperty('label');
  expect(body).not.toContain('2125550199');
});

test('an answer that was stored with a number and a label shows neither of them again', () => {
  const stored = JSON.stringify({ id: 'msk_1', number: '+12125550199', label: 'theirs', odd: 1 });
  const { body } = createdAnswer({ status: 201, body: stored }, { number: NUMBER }, {});
  expect(JSON.parse(body)).toEqual({ id: 'msk_1', number: NUMBER });
});
