import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ClientEndpoint } from '../../functions/routes.ts';
import { ENDPOINTS } from '../../functions/routes.ts';
import type { StoredRequest } from '../../lib/numbers/buying/stored-request.ts';
import { makeFindLeaks } from '../leaks/find-leaks.ts';
import type { EventOptions } from '../support/calls/events.ts';
import { CONTEXT, makeEvent } from '../support/calls/events.ts';
import { makeFakeSupplier } from '../support/carriers/fake-supplier.ts';
import { makeApiHandlers } from '../support/functions/handlers.ts';
import { makeBuyingWith } from '../support/numbers/buying.ts';
import { e164, MASK, makeBlock, makeMask, numbersFrom } from '../support/numbers/masks.ts';
import { makeRecordingLog } from '../support/recording-log.ts';
import { makeMemoryStore } from '../support/table/memory-store.ts';

const STORED = e164('+14155558317');
const CALLER = e164('+12125559264');
const LABEL = 'Zoë Marker-Example';
const SENT = '+14155550142';
const SENT_LABEL = 'sent with this request';
const [OTHER_MASK, FOR_SALE] = numbersFrom('+14155550124', 2) as [typeof MASK, typeof MASK];

const findStored = makeFindLeaks({ numbers: [STORED, CALLER], texts: [LABEL] });

/** Masks of somebody whose number, label and blocked caller a writer must not learn. */
const begin = async () => {
  const supplier = makeFakeSupplier({ stock: [FOR_SALE] });
  const buying = makeBuyingWith({ store: makeMemoryStore(), supplier });
  for (const mask of [MASK, OTHER_MASK]) {
    await buying.store.insert(makeMask({ mask, number: STORED, label: LABEL, former: { name: LABEL } }));
    supplier.ours.add(mask);
    supplier.imported.add(mask);
  }
  await buying.store.putBlock(makeBlock({ caller: CALLER }));
  return {
    ...buying,
    supplier,
    handlers: makeApiHandlers(buying, { log: makeRecordingLog(), nowMs: () => 0 }),
  };
};

type World = Awaited<ReturnType<typeof begin>>;
type FunctionName = keyof World['handlers'];

const inPath = { parameters: { mask: MASK } };
const blocking = { parameters: { mask: MASK, caller: CALLER } };
const KEY = { 'idempotency-key': 'key' };
const created = { headers: KEY, body: { number: SENT, label: SENT_LABEL } };

/** Everything that each function answers with. The compiler asks for new functions. */
const ASKED: Readonly<Record<FunctionName, readonly EventOptions[]>> = {
  'create-mask': [created, created, { headers: KEY, body: { number: SENT } }],
  'change-mask': [
    { ...inPath, body: {} },
    { ...inPath, body: { callerId: 'mask' } },
    { ...inPath, body: { label: SENT_LABEL } },
    { ...inPath, body: { number: SENT } },
    { ...inPath, body: { expiresAt: '2026-11-21T12:00:00Z' }, headers: { 'if-match': '"other"' } },
  ],
  'release-mask': [inPath, inPath],
  'block-caller': [blocking],
  'unblock-caller': [blocking],
  'erase-person': [{ body: { number: STORED } }],
  'export-person': [{ body: { number: STORED } }],
  'list-masks': [{}, { query: { number: STORED, limit: '1' } }],
  'show-mask': [inPath],
  'list-blocks': [inPath],
  'list-carriers': [{}],
};

const CLIENT_ROUTES = ENDPOINTS.filter(
  (endpoint): endpoint is ClientEndpoint => endpoint.access === 'client',
);

const ask = async (world: World, { method, path, function: name }: ClientEndpoint) => {
  world.supplier.fail('restore', 'before');
  const answers: APIGatewayProxyStructuredResultV2[] = [];
  for (const options of ASKED[name as FunctionName]) {
    const event = makeEvent({ method, path, ...options });
    answers.push(await world.handlers[name as FunctionName](event, CONTEXT));
  }
  return answers;
};

test('every function for clients is asked', () => {
  expect(Object.keys(ASKED).sort()).toEqual(
    [...new Set(CLIENT_ROUTES.map((endpoint) => endpoint.function))].sort(),
  );
});

describe.each(CLIENT_ROUTES.filter(({ permission }) => permission !== 'read'))(
  '$method $path, for $permission,',
  (endpoint) => {
    test('shows nothing that is stored and was not sent', async () => {
      const answers = await ask(await begin(), endpoint);
      expect(answers.flatMap((answer) => findStored(JSON.stringify(answer)))).toEqual([]);
      expect(answers.map(({ statusCode = 0 }) => statusCode).some((status) => status < 300)).toBe(true);
    });
  },
);

test.each(CLIENT_ROUTES.filter(({ path, permission }) => permission === 'read' && path !== '/carriers'))(
  '$method $path, for read, shows what is stored, so that the search is known to find it',
  async (endpoint) => {
    const answers = await ask(await begin(), endpoint);
    expect(answers.flatMap((answer) => findStored(JSON.stringify(answer)))).not.toEqual([]);
  },
);

test('a writer that may read elsewhere is a writer all the same', async () => {
  const { handlers } = await begin();
  const claims = { sub: 'shop', scope: 'callmask/read callmask/write' };
  const event = makeEvent({ method: 'PATCH', path: '/masks/{mask}', ...inPath, body: {} });
  const authorizer = { jwt: { claims, scopes: ['callmask/write'] } };
  const requestContext = { ...event.requestContext, authorizer };
  const answer = await handlers['change-mask']({ ...event, requestContext } as typeof event, CONTEXT);
  expect(answer.statusCode).toBe(200);
  expect(findStored(JSON.stringify(answer))).toEqual([]);
});

test('a repeated creation shows what was sent, and nothing of whom the mask hides by now', async () => {
  const { handlers, store, change } = await begin();
  const create = () =>
    handlers['create-mask'](makeEvent({ method: 'POST', path: '/masks', ...created }), CONTEXT);
  const first = await create();
  await change({ mask: FOR_SALE, patch: { number: STORED, label: LABEL } });
  expect(await create()).toEqual(first);
  expect(JSON.parse(first.body ?? '')).toMatchObject({ number: SENT, label: SENT_LABEL });
  const [stored] = store.kept().requests as readonly StoredRequest[];
  expect(stored?.answer?.body).toContain(FOR_SALE);
  expect(stored?.answer?.body).not.toMatch(/4155550142|sent with/);
});

test('only lib/api/views/answer.ts makes answers for clients: nothing else says that something is one', () => {
  const files = ['lib', 'functions', 'local', 'cli'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const casting = files
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /\bas (?:unknown as )?(?:ClientAnswer|Handled\['answer'\])/.test(readFileSync(name, 'utf8')),
    );
  expect(casting).toEqual(['lib/api/views/answer.ts']);
});
