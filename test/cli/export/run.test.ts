import { expect, test } from '@jest/globals';
import { runExport } from '../../../cli/export/run.ts';
import { makeExportPerson } from '../../../lib/people/export-person.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { makeMask, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const setUp = async () => {
  const buying = makeBuyingWith({ store: makeMemoryStore() });
  await buying.store.insert(makeMask({ label: 'Zoë' }));
  const lines: string[] = [];
  const order = {
    country: 'US',
    exportPerson: makeExportPerson(buying),
    nowSeconds: NOW_SECONDS,
    tell: (line: string) => lines.push(line),
  };
  return { lines, order };
};

test('prints, as JSON and for programs the same, all that is on file', async () => {
  const { lines, order } = await setUp();
  const json = await runExport({ ...order, number: '(415) 555-0100' });
  expect(json).toMatchObject({ number: NUMBER, masks: [{ label: 'Zoë', blocks: [] }], isComplete: true });
  expect(lines).toEqual([JSON.stringify(json, undefined, 2)]);
});

test('what is no number is refused, and nothing is printed', async () => {
  const { lines, order } = await setUp();
  await expect(runExport({ ...order, number: '12' })).rejects.toMatchObject({ code: 'request-invalid' });
  expect(lines).toEqual([]);
});
