import { afterEach, expect, test } from '@jest/globals';
import { connectKeyTable, connectOperator, TOMBSTONE_OPTION } from '../../cli/operator.ts';
import { makeReconciliations } from '../../functions/wiring/reconciliations.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const ENVIRONMENT = {
  TABLE_NAME: 'callmask',
  CONNECTIONS: 'tropo',
  AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
  TROPO_API_SECRET_ID: 'callmask/tropo',
  TROPO_API_URL: 'http://127.0.0.1:1/v1',
};

const VOICE = { 'public-url': 'https://api.example.com', 'fallback-url': 'https://sorry.example.com' };

const RUN = { pid: 1, environment: ENVIRONMENT, apiUrl: 'http://127.0.0.1:2' };

const noRun = (): never => {
  throw new Error('Nothing runs here.');
};

test('without a table, the local run is meant', () => {
  const operator = connectOperator({}, () => RUN);
  expect(operator.connections.all.map(({ name }) => name)).toEqual(['tropo']);
  expect(operator.deadline().aborted).toBe(false);
  expect(process.env['AWS_ENDPOINT_URL_DYNAMODB']).toBe(ENVIRONMENT.AWS_ENDPOINT_URL_DYNAMODB);
  expect(() => connectOperator({}, noRun)).toThrow('Nothing runs here.');
});

test('with a table, the stack is meant, and nothing local is used', () => {
  connectOperator({ table: 'T', secret: ['S'], 'tropo-api-url': 'https://api.example.com/v1' }, noRun);
  expect(process.env['AWS_ENDPOINT_URL_DYNAMODB']).toBe(before['AWS_ENDPOINT_URL_DYNAMODB']);
});

test.each([
  [{}, 90],
  [{ 'tombstone-days': 1 }, 1],
  [{ 'tombstone-days': 3650 }, 3650],
])('a number that goes back is kept from others for the days of the stack: %j', (target, tombstoneDays) => {
  expect(connectOperator(target, () => RUN)).toMatchObject({ tombstoneDays });
});

test.each(['0', '3651', '1.5', '-1', '', 'ten'])('no number of days: %j', (days) => {
  expect(() => TOMBSTONE_OPTION['tombstone-days'].read(days)).toThrow('must be a whole number, 1 to 3650.');
});

test.each([
  [{ table: 'T', 'tropo-api-url': 'https://api.example.com/v1' }, 'Name the --secret, too'],
  [{ table: 'T', secret: ['S'], 'tropo-api-url': 'api' }, 'TROPO_API_URL is not a URL.'],
])('what is missing is told in words: %j', (target, words) => {
  expect(() => connectOperator(target, noRun)).toThrow(words);
});

test('keys are for a carrier that signs nothing: of another run, that is told', () => {
  const run = { ...RUN, environment: { ...ENVIRONMENT, CONNECTIONS: 'twilio' } };
  expect(() => connectKeyTable(undefined, () => run)).toThrow(
    'Keys are for Tropo, which signs nothing. The run on this machine is of twilio, whose calls are known by their signature.',
  );
});

test('every connection that is named has its own supplier and notes', () => {
  const target = { table: 'T', connection: ['twilio', 'eu:twilio'], secret: ['A', 'B'], ...VOICE };
  const operator = connectOperator(target, noRun);
  expect(makeReconciliations(operator).map(({ connection }) => connection)).toEqual(['twilio', 'eu']);
  expect(new Set(operator.connections.all.map(({ supplier }) => supplier)).size).toBe(2);
});

test('what needs no carrier needs no secret: the local run’s table, or the stack’s', () => {
  expect(connectKeyTable('T', noRun)).toMatchObject({ table: { name: 'T' }, localApiUrl: undefined });
  expect(process.env['AWS_ENDPOINT_URL_DYNAMODB']).toBe(before['AWS_ENDPOINT_URL_DYNAMODB']);
  expect(connectKeyTable(undefined, () => RUN)).toMatchObject({
    table: { name: 'callmask' },
    localApiUrl: RUN.apiUrl,
  });
  expect(process.env['AWS_ENDPOINT_URL_DYNAMODB']).toBe(ENVIRONMENT.AWS_ENDPOINT_URL_DYNAMODB);
  expect(() => connectKeyTable(undefined, noRun)).toThrow('Nothing runs here.');
});
