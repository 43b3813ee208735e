import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MaskId } from '../../../lib/ids.ts';
import type { Block } from '../../../lib/masks/block.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { ErasedRequest, StoredRequest } from '../../../lib/numbers/buying/stored-request.ts';
import type { KeptSettings, Tombstone } from '../../../lib/numbers/owned-number.ts';
import type { Holder } from '../../../lib/numbers/quotas/slots.ts';
import type {
  OrphanNote,
  ReconciliationProgress,
} from '../../../lib/numbers/reconciling/reconciliation-notes.ts';
import { makeExportPerson } from '../../../lib/people/export-person.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { callsKey } from '../../../lib/table/keys.ts';
import { makeDynamodbReconciliationNotes } from '../../../lib/table/reconciliation-notes.ts';
import type { Row, RowKind } from '../../../lib/table/rows.ts';
import {
  blockToRow,
  installationToRow,
  maskToRow,
  orphanToRow,
  progressToRow,
  ROW_KINDS,
  requestToRow,
  slotsToRow,
  webhookKeyToRow,
} from '../../../lib/table/rows.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeFindLeaks } from '../../leaks/find-leaks.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { e164, NOW_SECONDS, numbersFrom } from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const PERSON = e164('+14155558317');
const NAME = 'Zoë Marker-Example';
/** The ways in which people and programs write the number into free text. */
const SPELLED = [
  PERSON,
  '(415) 555-8317',
  '1-415-555-8317',
  'https://former.example/?to=%2B14155558317',
] as const;
const SOMEBODY = e164('+12125550177');
const [MINE, MINE_IMPORTED, MINE_RELEASED, THEIRS, THEIR_IMPORTED, THEIR_RELEASED] = numbersFrom(
  '+16285550120',
  6,
) as [E164, E164, E164, E164, E164, E164];

const LATER_SECONDS = NOW_SECONDS + 1000;
const FORMER = { name: `${NAME} ${SPELLED[1]}`, voiceUrl: SPELLED[3], tag: NAME };
/** Nothing of these but the number is known to be of the person, so no text of theirs has the name alone. */
const THEIR_FORMER = { name: `${NAME} ${SPELLED[2]}`, voiceUrl: SPELLED[3], kept: 'of their own' };

/** Every field of a mask. The compiler asks for those that a later version adds. */
const mask = (fields: Partial<Mask> & Pick<Mask, 'mask' | 'number'>): Required<Mask> => ({
  id: `msk_${fields.mask.slice(-2)}` as MaskId,
  kind: 'dedicated',
  callerId: 'caller',
  answer: 'direct',
  callsPerMinute: 5,
  label: `${NAME} ${SPELLED[1]}`,
  expiresAtSeconds: LATER_SECONDS,
  connection: 'tropo',
  carrier: 'tropo',
  origin: 'imported',
  former: FORMER,
  isToBeReleased: true,
  state: 'active',
  createdAt: '2026-11-20T12:00:00Z',
  requestId: 'r'.repeat(64),
  slot: `slot-${fields.mask.slice(-2)}`,
  isAnnounced: true,
  missedSinceSeconds: 1,
  isChanged: true,
  etag: 'etag',
  ...fields,
});

const withoutFormer = ({ former: _former, isToBeReleased: _isToBe, ...rest }: Required<Mask>): Mask => ({
  ...rest,
  origin: 'bought',
});

const staying = ({ isToBeReleased: _isToBe, ...rest }: Required<Mask>): Mask => rest;

const tombstone = (number: E164, person: E164, former: Tombstone['former'] = FORMER): Tombstone => {
  const kept: Required<KeptSettings> = {
    person,
    connection: 'tropo',
    carrier: 'tropo',
    untilSeconds: LATER_SECONDS,
  };
  const all: Required<Tombstone> = {
    mask: number,
    state: 'released',
    former,
    kept,
    isToBeReleased: true,
    requestId: 'r'.repeat(64),
    etag: 'etag',
    purgeAtSeconds: LATER_SECONDS,
  };
  const { isToBeReleased: _isToBe, ...rest } = all;
  return rest;
};

const request = (fields: Partial<StoredRequest>): StoredRequest => {
  const all: Required<StoredRequest> = {
    id: 'a'.repeat(64),
    digest: 'd'.repeat(64),
    person: PERSON,
    slot: 'slot',
    leaseEndsAtSeconds: 1,
    candidate: MINE,
    mayHaveOrderedNear: true,
    // As an earlier version wrote it.
    answer: { status: 201, body: JSON.stringify({ number: PERSON, label: NAME }), mask: MINE },
    createdAt: '2026-11-20T12:00:00Z',
    rollBackAtSeconds: 1,
    etag: 'etag',
    purgeAtSeconds: LATER_SECONDS,
  };
  return { ...all, ...fields };
};

const block = (fields: Pick<Block, 'caller' | 'mask'>): Required<Block> => ({
  maskId: 'msk_1' as MaskId,
  createdAt: '2026-11-20T12:00:00Z',
  etag: 'etag',
  ...fields,
});

const holder: Required<Holder> = { id: 'slot', takenAtSeconds: 1, requestId: 'a'.repeat(64), mask: MINE };
const orphan: Required<OrphanNote> = { number: PERSON, firstSeenAtSeconds: 1, purgeAtSeconds: LATER_SECONDS };
const progress: Required<ReconciliationProgress> = {
  cursor: JSON.stringify({ pk: PERSON, sk: 'PERSON' }),
  masks: 1,
  changes: 1,
  purgeAtSeconds: LATER_SECONDS,
};
const marker: Required<ErasedRequest> = {
  id: 'e'.repeat(64),
  erased: true,
  createdAt: '2026-11-20T12:00:00Z',
  etag: 'etag',
  purgeAtSeconds: LATER_SECONDS,
};

/** Rows of every kind, with the person in every field that can hold one. The compiler and a test ask for new kinds. */
const FILLED: Readonly<Record<RowKind, readonly Row[]>> = {
  dedicated: [
    maskToRow(withoutFormer(mask({ mask: MINE, number: PERSON }))),
    maskToRow(staying(mask({ mask: MINE_IMPORTED, number: PERSON }))),
    maskToRow(withoutFormer(mask({ mask: THEIRS, number: SOMEBODY, label: `${NAME} ${SPELLED[2]}` }))),
    maskToRow(staying(mask({ mask: THEIR_IMPORTED, number: SOMEBODY, former: THEIR_FORMER }))),
  ],
  released: [
    maskToRow(tombstone(MINE_RELEASED, PERSON)),
    maskToRow(tombstone(THEIR_RELEASED, SOMEBODY, THEIR_FORMER)),
  ],
  request: [
    requestToRow(request({})),
    requestToRow(request({ id: 'b'.repeat(64), answer: undefined as never, candidate: undefined })),
  ],
  'erased-request': [requestToRow(marker)],
  block: [
    blockToRow(block({ mask: THEIRS, caller: PERSON })),
    blockToRow(block({ mask: MINE, caller: SOMEBODY })),
    blockToRow(block({ mask: MINE, caller: 'withheld' })),
  ],
  slots: [
    slotsToRow({ number: PERSON, holders: [holder], etag: 'etag' }),
    slotsToRow({ day: '2026-11-20', holders: [holder], etag: 'etag', purgeAtSeconds: LATER_SECONDS }),
  ],
  orphan: [orphanToRow('tropo', orphan)],
  progress: [progressToRow('tropo', progress)],
  // These can name nobody: a counter has the mask and a number of calls, and the others are about the stack.
  'call-count': [{ ...callsKey(THEIRS, 1), kind: 'call-count', calls: 1, purgeAtSeconds: LATER_SECONDS }],
  installation: [installationToRow('installation')],
  'webhook-key': [webhookKeyToRow('digest', { connection: 'tropo', account: 'account' })],
};

const findLeaks = makeFindLeaks({ numbers: [PERSON], texts: [NAME] });

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const raw = async (): Promise<readonly Row[]> =>
  (await table.client.send(new ScanCommand({ TableName: table.name }))).Items ?? [];

const leaksIn = (rows: readonly Row[]) =>
  rows.flatMap((row) => findLeaks(JSON.stringify(row)).map((leak) => ({ kind: row['kind'], ...leak })));

test('every kind of row is filled', () => {
  expect(Object.keys(FILLED).sort()).toEqual([...ROW_KINDS].sort());
  for (const [kind, rows] of Object.entries(FILLED)) {
    expect([kind, rows.map((row) => row['kind'])]).toEqual([kind, rows.map(() => kind)]);
  }
});

describe('every kind of row', () => {
  test('is filled, exported and erased: nothing of the person stays in the raw table', async () => {
    const supplier = makeFakeSupplier();
    for (const number of [MINE_IMPORTED, MINE_RELEASED]) supplier.bring(number, FORMER);
    await supplier.webhooks.take(MINE_IMPORTED, new AbortController().signal);
    for (const number of [MINE, THEIRS, THEIR_IMPORTED]) supplier.ours.add(number);
    const notes = makeDynamodbReconciliationNotes(table, 'tropo');
    const buying = makeBuyingWith({ store: makeDynamodbStore(table), supplier, notes });
    const exportPerson = makeExportPerson(buying);
    for (const Item of Object.values(FILLED).flat()) {
      await table.client.send(new PutCommand({ TableName: table.name, Item }));
    }
    const named = new Set(leaksIn(await raw()).map(({ kind }) => kind));
    expect([...named].sort()).toEqual([
      ...['block', 'dedicated', 'orphan', 'progress', 'released', 'request', 'slots'],
    ]);

    const exported = await exportPerson({ person: PERSON });
    expect(exported.masks.map(({ blocks }) => blocks.length)).toEqual([2, 0]);
    expect(exported.texts.map(({ field }) => field)).toEqual([
      'label',
      'label',
      ...['formerSettings.name', 'formerSettings.voiceUrl'],
      ...['formerSettings.name', 'formerSettings.voiceUrl'],
    ]);
    const { tombstones, requests, blockedBy, slots } = exported;
    expect([tombstones, requests, blockedBy, slots].map(({ length }) => length)).toEqual([1, 2, 1, 1]);
    expect(exported).toMatchObject({ notes: 2, isComplete: true });

    expect(await buying.erase(PERSON)).toMatchObject({
      masks: [{ mask: MINE }, { mask: MINE_IMPORTED }],
      requests: 2,
      blocks: 3,
      settings: 2,
      texts: 6,
      notes: 2,
      isDone: true,
    });
    expect(leaksIn(await raw())).toEqual([]);
    expect(await exportPerson({ person: PERSON })).toEqual({
      person: PERSON,
      masks: [],
      tombstones: [],
      requests: [],
      blockedBy: [],
      slots: [],
      texts: [],
      notes: 0,
      isComplete: true,
    });
    expect(supplier.settings.get(MINE_IMPORTED)).toEqual(FORMER);
  });

  test('of somebody else stays, but for the texts that name the person', async () => {
    const rows = await raw();
    const theirs = rows.find(({ pk, sk }) => pk === THEIR_IMPORTED && sk === '*');
    expect(theirs).toMatchObject({
      number: SOMEBODY,
      state: 'active',
      former: { name: '', voiceUrl: '', kept: 'of their own' },
    });
    expect(theirs).not.toHaveProperty('label');
    for (const kind of ['call-count', 'installation', 'webhook-key', 'erased-request'] as const) {
      expect(rows).toEqual(expect.arrayContaining([...FILLED[kind]]));
    }
  });
});
