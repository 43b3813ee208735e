import { describe, expect, test } from '@jest/globals';
import type { EventOptions } from '../../support/calls/events.ts';
import { BODY_FORMS } from '../../support/calls/events.ts';
import { BAD_MASKS, buy, expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

const expectRefused = async (options: EventOptions, at?: string, form?: 'base64' | 'plain') => {
  const { mask } = await buy(api());
  const before = await api().rows();
  expectProblem(await api().change({ ...inPath(mask), ...options }, form), 'request-invalid', at);
  expect(await api().rows()).toEqual(before);
};

test('a mask hides nobody', async () => {
  const { mask } = await buy(api());
  const before = await api().rows();
  expectProblem(
    await api().change({ ...inPath(mask), body: { number: mask } }),
    'number-not-allowed',
    '#/number',
  );
  expect(await api().rows()).toEqual(before);
});

describe.each(BODY_FORMS)('a %s body that is wrong changes nothing:', (form) => {
  test.each<readonly [unknown, string | undefined]>([
    ['', undefined],
    ['{', undefined],
    ['{"__proto__": {"label": "x"}}', undefined],
    ['null', '#'],
    ['[]', '#'],
    ['"x"', '#'],
    [[{ op: 'replace', path: '/label', value: 'x' }], '#'],
    [{ number: null }, '#/number'],
    [{ number: 4_155_550_100 }, '#/number'],
    [{ number: '415 555 0100' }, '#/number'],
    [{ country: 'US' }, '#/country'],
    [{ number: '+14155550101', country: null }, '#/country'],
    [{ callerId: 'nobody' }, '#/callerId'],
    [{ answer: 'press-2' }, '#/answer'],
    [{ callsPerMinute: 0 }, '#/callsPerMinute'],
    [{ callsPerMinute: '5' }, '#/callsPerMinute'],
    [{ label: ['x'] }, '#/label'],
    [{ expiresAt: '2026-11-20T11:59:59Z' }, '#/expiresAt'],
    [{ expiresAt: 1_800_000_000 }, '#/expiresAt'],
    [{ state: 'released' }, '#/state'],
    [{ mask: '+14155550199' }, '#/mask'],
    [{ id: 'msk_2' }, '#/id'],
    [{ '+14155550100': 1 }, '#'],
  ])('%j is refused, and told where it is wrong', async (body, at) => expectRefused({ body }, at, form));
});

test.each(['etag', 'version', '"a', 'a"', '"a" "b"', '', '"a",'])(
  'If-Match %j is no ETag',
  async (header) => {
    await expectRefused({ body: { label: 'x' }, headers: { 'if-match': header } }, 'If-Match');
  },
);

test.each(BAD_MASKS)('the path %j names no mask', async (text) => {
  expectProblem(await api().change({ ...inPath(text), body: {} }), 'request-invalid', 'mask');
});

test('a body that is said to be text is not read', async () => {
  await expectRefused({ body: { label: 'x' }, headers: { 'content-type': 'text/plain' } });
});

test.each(['911', '+1 900 555 0123', '+870 773 111 632', '+1 876 555 0123', '+1 800 555 0123'])(
  'a mask does not come to hide %s, which may not be masked',
  async (number) => {
    const { mask } = await buy(api());
    const before = await api().rows();
    const answer = await api().change({ ...inPath(mask), body: { number } });
    expectProblem(answer, 'number-not-allowed', '#/number');
    expect(await api().rows()).toEqual(before);
  },
);
