import { expect, test } from '@jest/globals';
import type { RepointOrder } from '../../../cli/repoint/run.ts';
import { runRepoint } from '../../../cli/repoint/run.ts';
import { makeTwilioSimulator } from '../../../simulators/twilio/simulator.ts';
import { CARRIER_FAILURE, makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { FOREIGN_NUMBERS, twilioSupplierAt } from '../../support/carriers/twilio-account.ts';
import { e164 } from '../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const [BOUGHT, OTHER] = [e164('+14155550123'), e164('+14155550124')];
const [IMPORTED, FOREIGN] = [e164(FOREIGN_NUMBERS[0]), e164(FOREIGN_NUMBERS[1])];

/** An account with three numbers of ours, whose API has moved since. */
const setUp = async () => {
  const { handle } = makeTwilioSimulator();
  const before = twilioSupplierAt('https://old.example.com', handle);
  await before.order(BOUGHT, signal);
  await before.webhooks?.take(IMPORTED, signal);
  const supplier = twilioSupplierAt('https://new.example.com', handle);
  await supplier.order(OTHER, signal);
  const lines: string[] = [];
  const run = (order: Partial<RepointOrder> = {}) =>
    runRepoint({
      connected: { name: 'twilio', carrier: 'twilio', supplier },
      deadline: () => signal,
      tell: (line) => lines.push(line),
      ...order,
    });
  const astray = async () => (await supplier.owned(signal)).filter(({ isAstray }) => isAstray).length;
  return { supplier, lines, run, astray };
};

test('a dry run lists the numbers whose calls go elsewhere, and changes nothing', async () => {
  const { run, lines, astray } = await setUp();
  expect((await run()).isDone).toBe(true);
  expect(lines).toEqual([
    'Of 3 managed numbers, the calls of 2 go elsewhere.',
    `  ${IMPORTED}  is sent to us`,
    `  ${BOUGHT}  is sent to us`,
    '\nNothing was changed. To do it: --confirm "repoint 2 numbers"',
  ]);
  expect(await astray()).toBe(2);
});

test('confirmed, all of ours come to us again, no foreign one does, and it may be repeated', async () => {
  const { run, lines, astray, supplier } = await setUp();
  const foreign = await supplier.webhooks?.settings(FOREIGN, signal);
  expect((await run({ confirm: 'repoint 2 numbers' })).isDone).toBe(true);
  expect(await astray()).toBe(0);
  expect(await supplier.webhooks?.settings(FOREIGN, signal)).toEqual(foreign);
  expect((await run({ confirm: 'repoint 2 numbers' })).isDone).toBe(true);
  expect(lines.at(-1)).toBe('There is nothing to repoint.');
});

test('one that fails does not stop the others', async () => {
  const { run, lines, supplier, astray } = await setUp();
  const { webhooks } = supplier;
  if (webhooks === undefined) throw new Error('Twilio can move numbers.');
  const point: typeof webhooks.point = (number, until) =>
    number === IMPORTED ? Promise.reject(CARRIER_FAILURE) : webhooks.point(number, until);
  const connected = {
    name: 'twilio',
    carrier: 'twilio',
    supplier: { ...supplier, webhooks: { ...webhooks, point } },
  } as const;
  expect((await run({ connected, confirm: 'repoint 2 numbers' })).isDone).toBe(false);
  expect(lines.at(-1)).toBe('\n1 of 2 are left. Do it again.');
  expect(await astray()).toBe(1);
});

test('if the application holds the voice URL, the error says how to change it there', async () => {
  const { run } = await setUp();
  const { webhooks: _, ...supplier } = makeFakeSupplier();
  const connected = { name: 'tropo', carrier: 'tropo', supplier } as const;
  await expect(run({ connected })).rejects.toThrow(
    'At tropo the application holds the voice URL, not each number. Make one with npm run callmask -- keys rotate',
  );
});
