import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEM_ANSWERS } from '../../../lib/api/problem-answers.ts';
import type { ProblemCode } from '../../../lib/errors/problem-codes.ts';
import type { Row } from '../../../lib/table/rows.ts';
import type { Store } from '../../../lib/table/store.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import type { BodyForm, EventOptions } from '../calls/events.ts';
import { CONTEXT, makeEvent } from '../calls/events.ts';
import type { FakeSupplier } from '../carriers/fake-supplier.ts';
import { makeFakeSupplier } from '../carriers/fake-supplier.ts';
import type { BuyingOptions } from '../numbers/buying.ts';
import { makeBuyingWith } from '../numbers/buying.ts';
import { numbersFrom } from '../numbers/masks.ts';
import { makeRecordingLog } from '../recording-log.ts';
import type { TestTable } from '../table/table.ts';
import { startTestTable } from '../table/table.ts';
import { makeApiHandlers } from './handlers.ts';

export type Answer = APIGatewayProxyStructuredResultV2;

/** What the carrier has for sale in each test: three numbers of San Francisco. */
export const STOCK = numbersFrom('+14155550123', 3);

/** Left out: more than any test needs, and a carrier that can do everything. */
type Stack = Pick<BuyingOptions<Store>, 'connected' | 'masksPerDay' | 'masksPerNumber'>;

const makeApi = (store: Store, supplier: FakeSupplier, stack: Stack) => {
  const buying = makeBuyingWith({ store, supplier, ...stack });
  const log = makeRecordingLog();
  const tools = { log, nowMs: () => 0 };
  const handlers = makeApiHandlers(buying, tools);
  const call =
    (name: keyof typeof handlers, method: string) =>
    async (options: EventOptions = {}, form: BodyForm = 'plain'): Promise<Answer> =>
      handlers[name](makeEvent({ method, path: '/masks', ...options }, form), CONTEXT);
  return {
    store,
    supplier,
    clock: buying.clock,
    log,
    create: call('create-mask', 'POST'),
    show: call('show-mask', 'GET'),
    list: call('list-masks', 'GET'),
    change: call('change-mask', 'PATCH'),
    release: call('release-mask', 'DELETE'),
    blocks: call('list-blocks', 'GET'),
    block: call('block-caller', 'PUT'),
    unblock: call('unblock-caller', 'DELETE'),
    erase: call('erase-person', 'POST'),
    exportPerson: call('export-person', 'POST'),
    carriers: call('list-carriers', 'GET'),
  };
};

export type Api = ReturnType<typeof makeApi> & {
  /** Every row of the table. */
  readonly rows: () => Promise<readonly Row[]>;
};

/** Seven digits and more, however they are set apart. */
const NUMBER_LIKE = /\d(?:[() .-]*\d){6,}/;

/** The API over a table and a carrier of its own for each test of the file; no number gets into its log. */
export const useApi = (stack: Stack = {}): (() => Api) => {
  let table: TestTable;
  let api: Api;
  beforeAll(async () => {
    table = await startTestTable();
  });
  beforeEach(async () => {
    const { client, name } = await table.another();
    const store = makeDynamodbStore({ client, name });
    const rows = async () => (await client.send(new ScanCommand({ TableName: name }))).Items ?? [];
    api = { ...makeApi(store, makeFakeSupplier({ stock: STOCK }), stack), rows };
  });
  afterEach(() => {
    for (const { outcome, context } of api.log.lines) {
      expect(JSON.stringify([outcome, context])).not.toMatch(NUMBER_LIKE);
    }
  });
  afterAll(() => table.stop());
  return () => api;
};

export const jsonOf = ({ body = '' }: Answer): Readonly<Record<string, unknown>> => JSON.parse(body);

export const inPath = (mask: string): EventOptions => ({ parameters: { mask } });

export const withCaller = (mask: string, caller: string): EventOptions => ({ parameters: { mask, caller } });

/** The answer is this problem's document, and tells nobody a number. */
export const expectProblem = (answer: Answer, code: ProblemCode, at?: string): void => {
  const { status, title } = PROBLEM_ANSWERS[code];
  expect([answer.statusCode, answer.body]).toEqual([status, expect.any(String)]);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  expect(jsonOf(answer)).toEqual({
    type: `urn:callmask:problem:${code}`,
    title,
    status,
    detail: expect.stringMatching(/^.+\.$/s),
    instance: 'request-1',
    ...(at !== undefined && {
      errors: expect.arrayContaining([{ at, detail: expect.any(String) }]),
    }),
    ...(at === undefined && jsonOf(answer)['errors'] !== undefined && { errors: expect.any(Array) }),
  });
  expectNoNumber(answer);
};

/** The examples that problems give are no telephone number of anybody's request. */
const EXAMPLES = /\+1 415 555 2671|%2B14155550123|2026-12-31T12:00:00Z/g;

const expectNoNumber = (answer: Answer): void => {
  expect((answer.body ?? '').replace(EXAMPLES, '')).not.toMatch(NUMBER_LIKE);
};

/** Buys a mask, as tests of what comes after need one. */
export const buy = async (
  { create }: Pick<Api, 'create'>,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>> & { readonly mask: string }> => {
  const answer = await create({ body: { number: '+14155550100', ...fields } });
  expect(answer.statusCode).toBe(201);
  return jsonOf(answer) as Readonly<Record<string, unknown>> & { readonly mask: string };
};

/** What is no mask, in a path. */
export const BAD_MASKS = [
  '',
  '+',
  'abc',
  '%2B',
  '0',
  '+0123456789',
  '+1415',
  '+1 415 555 0123',
  '+14155550123x',
];

/** The ways in which the mask +1 415 555 0123 may be written in a path. */
export const MASK_FORMS = ['%2B14155550123', '%2b14155550123', '+14155550123', '14155550123', ' 14155550123'];
