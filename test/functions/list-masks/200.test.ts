import { describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../../support/functions/api.ts';
import { buy, inPath, jsonOf, STOCK, useApi } from '../../support/functions/api.ts';
import { e164, MASK, makeMask } from '../../support/numbers/masks.ts';

const api = useApi();
const OTHER = '+14155550101';

const masksIn = (answer: Answer): readonly unknown[] => {
  expect(answer.statusCode).toBe(200);
  return (jsonOf(answer)['masks'] as readonly { readonly mask: string }[]).map(({ mask }) => mask);
};

const buyThree = async (): Promise<Api> => {
  for (const number of ['+14155550100', OTHER, '+14155550100']) await buy(api(), { number });
  return api();
};

test('where there are no masks the list is empty', async () => {
  expect(jsonOf(await api().list())).toEqual({ masks: [] });
});

test('every mask is listed, as it is shown', async () => {
  const { list, show } = await buyThree();
  const answer = await list();
  expect(masksIn(answer).toSorted()).toEqual(STOCK);
  for (const mask of jsonOf(answer)['masks'] as readonly { readonly mask: string }[]) {
    expect(mask).toEqual(jsonOf(await show(inPath(mask.mask))));
  }
  expect(jsonOf(answer)).not.toHaveProperty('cursor');
});

describe('the masks of a number, which may be written', () => {
  test.each<Readonly<Record<string, string>>>([
    { number: OTHER },
    { number: ' 14155550101' },
    { number: '14155550101' },
    { number: '+1 (415) 555-0101' },
    { number: '(415) 555-0101', country: 'US' },
    { number: ' 1 415 555 0101', country: 'GB' },
  ])('%j, are listed, and no others', async (query) => {
    const { list } = await buyThree();
    expect(masksIn(await list({ query }))).toEqual([STOCK[1]]);
  });
});

test.each([{}, { number: '+14155550100' }])('page by page each mask comes once: %j', async (query) => {
  const { list } = await buyThree();
  const seen: unknown[] = [];
  let cursor: unknown;
  do {
    const next: Record<string, string> = typeof cursor === 'string' ? { cursor } : {};
    const page = await list({ query: { ...query, limit: '1', ...next } });
    seen.push(...masksIn(page));
    cursor = jsonOf(page)['cursor'];
  } while (cursor !== undefined);
  expect(seen.toSorted()).toEqual(masksIn(await list({ query })).toSorted());
});

test('a cursor holds nothing of the person', async () => {
  const { list } = await buyThree();
  const cursor = String(jsonOf(await list({ query: { limit: '1' } }))['cursor']);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/415555010/);
});

test('released masks are not listed', async () => {
  const { list, release } = await buyThree();
  await release(inPath(String(STOCK[1])));
  expect(masksIn(await list({ query: { number: OTHER } }))).toEqual([]);
  expect(masksIn(await list())).toHaveLength(2);
});

test.each(['+1 876 555 0123', '+1 900 555 0123', '+870 773 111 632'])(
  'the masks of %s may be asked for, though it may not be masked now',
  async (number) => {
    const answer = await api().list({ query: { number } });
    expect([answer.statusCode, jsonOf(answer)]).toEqual([200, { masks: [] }]);
  },
);

test('a number that its plan has no more is listed and erased as it is on file', async () => {
  const number = e164('+22997555012');
  const { list, erase, store } = api();
  await store.insert(makeMask({ number }));
  for (const written of ['+22997555012', ' 22997555012', '22997555012']) {
    expect(masksIn(await list({ query: { number: written } }))).toEqual([MASK]);
  }
  expect(jsonOf(await erase({ body: { number } }))).toMatchObject({ masks: 1 });
  expect(masksIn(await list({ query: { number } }))).toEqual([]);
});
