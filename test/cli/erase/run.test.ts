import { expect, test } from '@jest/globals';
import type { EraseOrder } from '../../../cli/erase/run.ts';
import { runErase } from '../../../cli/erase/run.ts';
import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { MASK, makeBlock, makeMask, makeRequest, NUMBER, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const setUp = () => {
  const buying = makeBuyingWith({ store: makeMemoryStore() });
  const lines: string[] = [];
  const run = (order: Partial<EraseOrder> = {}): ReturnType<typeof runErase> =>
    runErase({
      ...buying,
      number: NUMBER,
      erase: buying.erase,
      tell: (line) => lines.push(line),
      ...order,
    });
  return { ...buying, lines, run };
};

test('says what became of each mask, and how much was erased; an unconfirmed one is not left', async () => {
  const { run, lines, store, supplier } = setUp();
  const [, second, third] = numbersFrom(MASK, 3) as [never, never, never];
  for (const mask of [MASK, second, third]) await store.insert(makeMask({ mask }));
  for (const mask of [MASK, second]) supplier.ours.add(mask);
  await store.insertRequest(makeRequest());
  await store.putBlock(makeBlock());
  await store.putBlock(makeBlock({ caller: 'other' }));
  supplier.fail('release', 'before');
  expect((await run({ number: '(415) 555-0100', country: 'US' })).isDone).toBe(true);
  expect(lines).toEqual([
    `  ${MASK}  msk_1  takes no calls; the carrier has not confirmed that it has it back, and the reconciliation goes on with that`,
    `  ${second}  msk_1  is released to the carrier`,
    `  ${third}  msk_1  was not at the carrier any more`,
    'Erased: 3 masks, 1 request, 2 blocks.',
    'Nothing about the number is in the table.',
  ]);
});

test('says so when there was nothing', async () => {
  const { run, lines } = setUp();
  expect((await run()).isDone).toBe(true);
  expect(lines).toEqual(['Nothing about the number is in the table.']);
});

test('what somebody goes on writing is left, and is said', async () => {
  const { run, lines } = setUp();
  const erase = async () => ({
    masks: [],
    requests: 1,
    blocks: 0,
    settings: 0,
    texts: 0,
    notes: 0,
    isDone: false,
  });
  expect((await run({ erase })).isDone).toBe(false);
  expect(lines).toEqual([
    'Erased: 0 masks, 1 request, 0 blocks.',
    'Something may be left: a client still uses the number, a carrier has not confirmed, or the time was over. Do it again.',
  ]);
});

test('what is no number is refused, and nothing is erased', async () => {
  const { run, lines } = setUp();
  await expect(run({ number: '(415) 555-0100' })).rejects.toMatchObject({ code: 'request-invalid' });
  expect(lines).toEqual([]);
});

test('a mask of a connection that was not named is told before anything is done', async () => {
  const { run, lines, store } = setUp();
  const elsewhere = makeMask({ connection: 'eu' as ConnectionName });
  await store.insert(elsewhere);
  await expect(run()).rejects.toThrow(
    'Nothing was done: masks of the number are of eu, too. Name --connection and --secret of each',
  );
  expect(lines).toEqual([]);
  expect(await store.find(elsewhere.mask)).toEqual(elsewhere);
});
