import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../harness.ts';
import { EARS, makeOwning, on, PERSON, resultOf, tropo } from '../../harness.ts';

const ASK = { ask: { choices: { value: '[1 DIGIT]' } } };
const RECORD = { record: { url: 'https://files.example.com/one' } };
const TRANSFER = { transfer: { to: PERSON } };
const CONFERENCE = { conference: { id: '1' } };

const resultFor = async (steps: readonly Json[], input: Json = {}) => {
  const { call, posts } = await makeOwning([tropo(...EARS, on('exit'), ...steps), tropo()]);
  await call(input);
  return resultOf(posts[1]);
};

describe('an action without a name', () => {
  test.each<[Json, Json, string]>([
    [ASK, { callerKeys: '7' }, 'SUCCESS'],
    [ASK, {}, 'TIMEOUT'],
    [ASK, { callerKeys: 'x' }, 'FAILED'],
    [ASK, { outcome: 'caller-hangs-up' }, 'HANGUP'],
    [ASK, { signals: ['exit'] }, 'EXTERNAL_EVENT'],
    [RECORD, {}, 'SUCCESS'],
    [RECORD, { outcome: 'caller-hangs-up' }, 'SUCCESS'],
    [RECORD, { signals: ['exit'] }, 'EXTERNAL_EVENT'],
    [TRANSFER, {}, 'SUCCESS'],
    [TRANSFER, { outcome: 'busy' }, 'BUSY'],
    [TRANSFER, { outcome: 'no-answer' }, 'TIMEOUT'],
    [TRANSFER, { outcome: 'caller-hangs-up' }, 'HANGUP'],
    [TRANSFER, { signals: ['exit'] }, 'EXTERNAL_EVENT'],
    [CONFERENCE, {}, 'SUCCESS'],
    [CONFERENCE, { hangsUp: 'caller' }, 'HANGUP'],
  ])('%j with %j is one object whose disposition is %s', async (step, input, disposition) => {
    const { actions } = await resultFor([step], input);
    expect(actions).toMatchObject({ disposition });
    expect(actions).not.toHaveProperty('name');
  });

  test('a name of null is no name, as the Ruby library writes it', async () => {
    const { actions } = await resultFor([{ transfer: { to: PERSON, name: null } }]);
    expect(actions).not.toHaveProperty('name');
  });

  test('stands in a list beside others, in the order of the document', async () => {
    const named = { ask: { ...ASK.ask, name: 'second' } };
    const { actions } = await resultFor([ASK, named, RECORD, TRANSFER], { callerKeys: ['1', '2'] });
    expect(actions).toMatchObject([
      { value: '1' },
      { name: 'second', value: '2' },
      { duration: 8000 },
      { calledid: '2125550142' },
    ]);
  });
});

test.each<readonly [Json, Json]>([
  [{ say: { value: 'Hello', name: 'hello' } }, {}],
  [{ say: { value: 'Hello', name: 'hello' } }, { signals: ['exit'] }],
  [{ wait: { milliseconds: 10 } }, { signals: ['exit'] }],
  [{ startRecording: { url: 'https://files.example.com/one' } }, {}],
  [{ message: { to: PERSON, say: { value: 'Hi' } } }, {}],
])('%j with %j makes no action', async (step, input) => {
  expect(await resultFor([step], input)).not.toHaveProperty('actions');
});
