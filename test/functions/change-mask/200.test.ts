import { describe, expect, test } from '@jest/globals';
import { BODY_FORMS } from '../../support/calls/events.ts';
import { buy, inPath, jsonOf, MASK_FORMS, useApi } from '../../support/functions/api.ts';

const api = useApi();

describe.each(BODY_FORMS)('with a %s body', (form) => {
  test.each([
    [{}, {}],
    [{ number: '+44 20 7946 0000' }, { number: '+442079460000' }],
    [{ number: '020 7946 0000', country: 'GB' }, { number: '+442079460000' }],
    [{ callerId: 'caller' }, { callerId: 'caller' }],
    [{ callerId: null }, { callerId: 'caller' }],
    [{ answer: 'press-1' }, { answer: 'press-1' }],
    [{ answer: null }, { answer: 'direct' }],
    [{ callsPerMinute: 600 }, { callsPerMinute: 600 }],
    [{ callsPerMinute: null }, { callsPerMinute: undefined }],
    [{ label: 'Zoë’s' }, { label: 'Zoë’s' }],
    [{ label: null }, { label: undefined }],
    [{ expiresAt: '2026-11-21T00:00:00+02:00' }, { expiresAt: '2026-11-20T22:00:00Z' }],
    [{ expiresAt: null }, { expiresAt: undefined }],
  ])('%j changes that and nothing else', async (body, changed) => {
    const before = await buy(api(), {
      callerId: 'mask',
      answer: 'press-1',
      callsPerMinute: 5,
      label: 'old',
      expiresAt: '2026-12-01T00:00:00Z',
    });
    const answer = await api().change({ ...inPath(before.mask), body }, form);
    const { mask, ...rest } = { ...before, ...changed };
    expect(answer.statusCode).toBe(200);
    const shown = await api().show(inPath(mask));
    expect(jsonOf(shown)).toEqual(JSON.parse(JSON.stringify({ mask, ...rest })));
    expect(shown.headers?.['etag']).toBe(answer.headers?.['etag']);
    const { number, label, ...seen } = jsonOf(shown);
    expect(jsonOf(answer)).toEqual({
      ...seen,
      ...('number' in body && { number }),
      ...('label' in body && label !== undefined && { label }),
    });
  });

  test('an empty change shows neither number nor label, and changes nothing: neither version nor row', async () => {
    const { mask } = await buy(api(), { label: 'Zoë' });
    const before = await api().rows();
    const shown = await api().show(inPath(mask));
    const answer = await api().change({ ...inPath(mask), body: {} }, form);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers?.['etag']).toBe(shown.headers?.['etag']);
    expect(jsonOf(answer)).toMatchObject({ mask, state: 'active' });
    expect(jsonOf(answer)).not.toHaveProperty('number');
    expect(jsonOf(answer)).not.toHaveProperty('label');
    expect(await api().rows()).toEqual(before);
  });
});

test('the version tells nobody whether a number or a label that a client guesses is what is stored', async () => {
  const { mask, number } = await buy(api(), { label: 'old' });
  const etagOf = async (body: object) => (await api().change({ ...inPath(mask), body })).headers?.['etag'];
  const first = await etagOf({});
  expect(await etagOf({ number })).not.toBe(first);
  const second = await etagOf({});
  expect(await etagOf({ label: 'old' })).not.toBe(second);
});

test.each(MASK_FORMS)('the mask may be written %j', async (form) => {
  await buy(api());
  expect((await api().change({ ...inPath(form), body: { label: 'x' } })).statusCode).toBe(200);
});

test('a mask that changes hands is listed with its new number alone', async () => {
  const { mask } = await buy(api());
  await api().change({ ...inPath(mask), body: { number: '+14155550101' } });
  const of = async (number: string) => jsonOf(await api().list({ query: { number } }))['masks'];
  expect(await of('+14155550100')).toEqual([]);
  expect(await of('+14155550101')).toHaveLength(1);
});

test('a later time revives an expired mask', async () => {
  const { mask } = await buy(api(), { expiresAt: '2026-11-20T12:00:01Z' });
  api().clock.seconds += 60;
  const body = { expiresAt: '2026-11-20T13:00:00Z' };
  expect(jsonOf(await api().change({ ...inPath(mask), body }))).toMatchObject({ state: 'active', ...body });
});

test.each(['%s', '*', '"other", %s', '"a","b" , %s', ' %s '])(
  'If-Match %j lets the change in',
  async (header) => {
    const { mask } = await buy(api());
    const etag = String((await api().show(inPath(mask))).headers?.['etag']);
    const headers = { 'if-match': header.replace('%s', etag) };
    expect((await api().change({ ...inPath(mask), headers, body: { label: 'x' } })).statusCode).toBe(200);
  },
);
