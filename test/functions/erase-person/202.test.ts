import { expect, test } from '@jest/globals';
import { jsonOf, useApi } from '../../support/functions/api.ts';
import { makeBlock, NUMBER } from '../../support/numbers/masks.ts';

const api = useApi();

test('somebody goes on writing about the person: the client is told to repeat', async () => {
  const { store, erase, log } = api();
  const { findByPerson } = store;
  Object.assign(store, {
    findByPerson: async (person: typeof NUMBER) => {
      await store.putBlock(makeBlock({ caller: NUMBER }));
      return findByPerson(person);
    },
  });
  const answer = await erase({ body: { number: NUMBER } });
  expect(answer.statusCode).toBe(202);
  expect(jsonOf(answer)).toMatchObject({ masks: 0, requests: 0, blocks: 8 });
  expect(log.lines.at(-1)).toMatchObject({ outcome: { event: 'person-erased', isComplete: false } });
});
