import { expect, test } from '@jest/globals';
import type { ImportOrder } from '../../../cli/import/run.ts';
import { runImport } from '../../../cli/import/run.ts';
import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { makeImportMask } from '../../../lib/masks/import-mask.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { FOREIGN_NUMBERS, twilioSupplierAt } from '../../support/carriers/twilio-account.ts';
import { makeBuyingWith, rowOf } from '../../support/numbers/buying.ts';
import { e164, makeMask } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const [FIRST, SECOND, THIRD] = FOREIGN_NUMBERS.map(e164) as [never, never, never];
const PERSON = e164('+12125550187');
const CSV = `mask,number\n${FIRST},${PERSON}\n${SECOND},${PERSON}\n`;
const signal = new AbortController().signal;

const setUp = (supplier = twilioSupplierAt('https://masks.example.com')) => {
  const connected = { name: 'twilio', carrier: 'twilio', supplier, capabilities: CAPABILITIES } as const;
  const buying = makeBuyingWith({ store: makeMemoryStore(), supplier, connected });
  const lines: string[] = [];
  const run = (order: Partial<ImportOrder> = {}): ReturnType<typeof runImport> =>
    runImport({
      ...buying,
      csv: CSV,
      connected,
      parseMaskable: makeParseMaskable(parseAllowList('US')),
      isUndo: false,
      importMask: makeImportMask(buying),
      releaseMask: buying.release,
      tell: (line) => lines.push(line),
      ...order,
    });
  const settings = () => supplier.webhooks?.settings(FIRST, signal);
  return { ...buying, connected, lines, run, settings, text: () => lines.join('\n') };
};

test('a dry run tells what each number does now, and changes nothing', async () => {
  const { run, lines, store, settings } = setUp();
  const before = await settings();
  expect((await run()).isDone).toBe(true);
  expect(lines[0]).toMatch(
    /^ {2}line 2: \+14155550190 {2}is imported\. What it does now is kept: FriendlyName Support hotline, VoiceUrl/,
  );
  expect(lines.at(-1)).toBe('\nNothing was changed. To do it: --confirm "import 2 masks"');
  expect(await settings()).toEqual(before);
  expect(store.rows()).toEqual([]);
});

test('a dry run refuses what the import would, and looks at the other lines all the same', async () => {
  const { run, lines, store } = setUp();
  await store.insert(makeMask({ mask: PERSON }));
  const csv = `${FIRST},${FIRST}\n${SECOND},${PERSON}\n${THIRD},+12125550186\n`;
  const parseMaskable = makeParseMaskable(parseAllowList('US'));
  expect((await run({ csv, parseMaskable })).isDone).toBe(false);
  expect(lines.slice(0, 3)).toEqual([
    `  line 1: ${FIRST}  cannot be imported: is the number of the mask itself.`,
    `  line 2: ${SECOND}  cannot be imported: is itself a mask. Give the number of a person.`,
    expect.stringContaining(`line 3: ${THIRD}  is imported.`),
  ]);
});

test('confirmed, the numbers are masks; undone, they are what they were; and both may be repeated', async () => {
  const { run, lines, store, settings } = setUp();
  const before = await settings();
  expect((await run({ confirm: 'import 2 masks', callerId: 'mask' })).isDone).toBe(true);
  expect(await rowOf(store, FIRST)).toMatchObject({
    state: 'active',
    origin: 'imported',
    number: PERSON,
    callerId: 'mask',
  });
  expect(await settings()).toMatchObject({ VoiceUrl: 'https://masks.example.com/calls/twilio' });
  expect((await run({ confirm: 'import 2 masks' })).isDone).toBe(true);
  expect(lines.slice(-3)).toEqual([
    `  line 2: ${FIRST}  is imported already`,
    `  line 3: ${SECOND}  is imported already`,
    '\nThere is nothing to import.',
  ]);
  expect((await run({ isUndo: true })).isDone).toBe(true);
  expect(lines.at(-1)).toBe('\nNothing was changed. To do it: --confirm "undo 2 masks"');
  expect((await run({ isUndo: true, confirm: 'undo 2 masks' })).isDone).toBe(true);
  expect(lines.slice(-3)).toEqual([
    `  line 2: ${FIRST}  is set as before`,
    `  line 3: ${SECOND}  is set as before`,
    '\nDone: 2 of 2.',
  ]);
  expect(await settings()).toEqual(before);
  expect((await run({ isUndo: true, confirm: 'undo 2 masks' })).isDone).toBe(true);
  expect(lines.at(-1)).toBe('\nThere is nothing to undo.');
});

test('what cannot be imported is told, and the others are imported all the same', async () => {
  const { run, store, text } = setUp();
  await store.insert(makeMask({ mask: SECOND, connection: 'twilio' }));
  const csv = [
    `${FIRST},${PERSON}`,
    `${SECOND},${PERSON}`,
    `${THIRD},+19002345678`,
    `+14155550100,${PERSON}`,
  ].join('\n');
  expect((await run({ csv, confirm: 'import 1 masks' })).isDone).toBe(false);
  expect(text()).toContain(`line 1: ${FIRST}  imported`);
  expect(text()).toContain(
    `line 2: ${SECOND}  cannot be imported: it is a mask (active, bought, of twilio) already`,
  );
  expect(text()).toMatch(/line 3: \+16285550192 {2}cannot be imported: the number is a premium-rate/);
  expect(text()).toContain('line 4: +14155550100  cannot be imported: the account does not have it');
  expect(text()).not.toContain(PERSON);
});

test('a number that we bought and have not on file is refused, and never called imported', async () => {
  const supplier = twilioSupplierAt('https://masks.example.com');
  const [orphan] = await supplier.candidates({ country: 'US', callingCode: '1', areaCode: '415' }, signal);
  await supplier.order(orphan as never, signal);
  const { run, text, lines } = setUp(supplier);
  expect((await run({ csv: `${orphan},${PERSON}`, confirm: 'import 1 masks' })).isDone).toBe(false);
  expect(text()).toContain(`line 1: ${orphan}  cannot be imported: it is managed already`);
  expect(lines.at(-1)).toBe('\nThere is nothing to import.');
});

test('an import that was cut off goes on', async () => {
  const { run, store, text } = setUp();
  const row = {
    mask: FIRST,
    number: PERSON,
    connection: 'twilio',
    origin: 'imported',
    former: { VoiceUrl: '' },
  } as const;
  await store.insert(makeMask({ ...row, state: 'ordering' }));
  expect((await run({ isUndo: true })).isDone).toBe(false);
  expect(text()).toContain(
    'was cut off while it was imported: import it again first, or npm run callmask -- reconcile puts it back',
  );
  expect((await run()).isDone).toBe(true);
  expect(text()).toContain(`line 2: ${FIRST}  was cut off, and goes on`);
  expect((await run({ confirm: 'import 2 masks' })).isDone).toBe(true);
  expect(await rowOf(store, FIRST)).toMatchObject({ state: 'active', former: { VoiceUrl: '' } });
});

test.each([
  ['not-in-account', 'the account does not have it any more.'],
  ['on-file', 'a client made a mask of it meanwhile.'],
  ['is-ours', 'it is managed by now.'],
] as const)('what changes between the look and the work is told: %s', async (done, words) => {
  const { run, text } = setUp();
  expect((await run({ confirm: 'import 2 masks', importMask: async () => done })).isDone).toBe(false);
  expect(text()).toContain(`not done: ${words}`);
});

test('one that fails does not stop the others, and is imported by doing it again', async () => {
  const { run, lines, importMaskOnce } = (() => {
    const all = setUp();
    const importMask = makeImportMask(all);
    let calls = 0;
    const once: ImportOrder['importMask'] = async (wanted) => {
      calls += 1;
      if (calls === 1) throw new Problem('carrier-timeout', 'The carrier did not answer.');
      return importMask(wanted);
    };
    return { ...all, importMaskOnce: once };
  })();
  expect((await run({ confirm: 'import 2 masks', importMask: importMaskOnce })).isDone).toBe(false);
  expect(lines[0]).toBe(`  line 2: ${FIRST}  not done: The carrier did not answer.`);
  expect((await run({ confirm: 'import 1 masks' })).isDone).toBe(true);
});

test('an undo leaves alone what was bought, and what is of another connection', async () => {
  const { run, store, text, lines } = setUp();
  await store.insert(makeMask({ mask: FIRST, connection: 'twilio' }));
  await store.insert(
    makeMask({ mask: SECOND, connection: 'eu' as ConnectionName, origin: 'imported', former: {} }),
  );
  expect((await run({ isUndo: true, confirm: 'undo 2 masks' })).isDone).toBe(false);
  expect(text().match(/is left alone: it was not imported at twilio/g)).toHaveLength(2);
  expect(lines.at(-1)).toBe('\nThere is nothing to undo.');
});

test.each([
  ['was-gone', true, 'is not in the account any more'],
  ['by-carrier', true, 'was released to the carrier'],
  ['later', true, 'is released to the carrier later'],
  ['unconfirmed', false, 'not done: it takes no calls any more, but is not set as before yet: no answer'],
] as const)('what the carrier says to an undo is told: %s', async (released, isDone, words) => {
  const { run, store, text } = setUp();
  await store.insert(makeMask({ mask: FIRST, connection: 'twilio', origin: 'imported' }));
  const mask = makeMask({ mask: FIRST });
  const releaseMask = async () => ({ mask, released, cause: new Error('no answer') });
  expect((await run({ isUndo: true, confirm: 'undo 1 masks', releaseMask })).isDone).toBe(isDone);
  expect(text()).toContain(words);
});

test('what the carrier cannot show is refused before anything is looked at', async () => {
  const { run, connected } = setUp();
  const mute = { ...connected, capabilities: { ...CAPABILITIES, callerIds: ['mask'] as const } };
  await expect(run({ callerId: 'caller', connected: mute })).rejects.toThrow('caller-id-not-shown');
});

test.each([true, false])('a carrier whose numbers cannot be taken over says so, undo %j', async (isUndo) => {
  const { webhooks: _, ...supplier } = makeFakeSupplier();
  await expect(setUp(supplier).run({ isUndo })).rejects.toThrow('Numbers of this carrier cannot be imported');
});
