import { describe, expect, test } from '@jest/globals';
import type { Call, Json } from '../../harness.ts';
import { EARS, makeOwning, PERSON, pathOf, resultOf, tropo } from '../../harness.ts';

const run = async (step: Json, input: Json) => {
  const { call, posts } = await makeOwning([tropo(...EARS, step), tropo()]);
  const report = await call(input);
  return { call: report, path: pathOf(posts[1]), result: resultOf(posts[1]) };
};

const saidIn = ({ events }: Call) => events.filter(({ event }) => event === 'said').map(({ text }) => text);
const pressedIn = ({ events }: Call) =>
  events.filter(({ event }) => event === 'called-party-asked').map(({ keys, isRight }) => [keys, isRight]);

describe('a sentence for several events', () => {
  const asking = (say: readonly Json[], attempts = 3): Json => ({
    ask: { choices: { value: '[4 DIGITS]' }, attempts, say: [{ value: 'Your PIN?' }, ...say] },
  });

  test('is spoken at each attempt that it names', async () => {
    const say = [
      { event: 'nomatch:1 nomatch:2', value: 'Four digits.' },
      { event: 'nomatch:3', value: 'Goodbye.' },
    ];
    const { call } = await run(asking(say), { callerKeys: ['1', '2', '3'] });
    expect(saidIn(call)).toEqual(['Your PIN?', 'Four digits.', 'Four digits.', 'Goodbye.']);
  });

  test.each([
    ['nomatch:2 timeout:1'],
    ['timeout:1, nomatch:2'],
    [['timeout:1', 'nomatch:2']],
    [' timeout:1  nomatch:2 '],
  ])('%j names both, and no other attempt', async (event) => {
    const { call } = await run(asking([{ event, value: 'Again.' }]), { callerKeys: [] });
    expect(saidIn(call)).toEqual(['Your PIN?', 'Again.']);
    const wrong = await run(asking([{ event, value: 'Again.' }]), { callerKeys: ['1', '2', '3'] });
    expect(saidIn(wrong.call)).toEqual(['Your PIN?', 'Again.']);
  });

  test('without a number is spoken at every attempt', async () => {
    const { call } = await run(asking([{ event: 'timeout nomatch', value: 'Again.' }]), {
      callerKeys: ['1'],
    });
    expect(saidIn(call)).toEqual(['Your PIN?', 'Again.', 'Again.', 'Again.']);
  });

  test('is not spoken when the answer comes at once', async () => {
    const { call } = await run(asking([{ event: 'nomatch:1 timeout:1', value: 'Again.' }]), {
      callerKeys: ['1234'],
    });
    expect(saidIn(call)).toEqual(['Your PIN?']);
  });

  test('nomatch:1 does not stand for nomatch:10', async () => {
    const { call } = await run(asking([{ event: 'nomatch:10', value: 'Again.' }]), { callerKeys: ['1'] });
    expect(saidIn(call)).toEqual(['Your PIN?']);
  });

  test.each([null, ''])('an event of %j is none', async (event) => {
    const { call } = await run({ say: { value: 'Hello', event } }, {});
    expect(saidIn(call)).toEqual(['Hello']);
  });

  test('is for the called party, too', async () => {
    const ask = {
      choices: { value: '1' },
      attempts: 3,
      say: [{ value: 'Press one.' }, { event: 'nomatch:1 timeout:2', value: 'One, please.' }],
    };
    const step = { transfer: { to: PERSON, on: { event: 'connect', ask } } };
    const { call } = await run(step, { keys: ['9'] });
    expect(saidIn(call)).toEqual(['Press one.', 'One, please.', 'One, please.']);
    expect(call.events.filter(({ event }) => event === 'said').map(({ listener }) => listener)).toEqual([
      'the called party',
      'the called party',
      'the called party',
    ]);
  });
});

describe('the question before the two are connected', () => {
  const asking = (ask: Json): Json => ({
    transfer: { to: PERSON, on: { event: 'connect', ask: { choices: { value: '1' }, timeout: 8, ...ask } } },
  });

  test.each<[number | undefined, unknown, readonly unknown[]]>([
    [undefined, ['1'], [['1', true]]],
    [undefined, ['2', '1'], [['2', false]]],
    [1, ['2', '1'], [['2', false]]],
    [
      2,
      ['2', '1'],
      [
        ['2', false],
        ['1', true],
      ],
    ],
    [
      3,
      ['', '9', '1'],
      [
        [undefined, false],
        ['9', false],
        ['1', true],
      ],
    ],
    [
      3,
      ['9'],
      [
        ['9', false],
        [undefined, false],
        [undefined, false],
      ],
    ],
    [
      2,
      '9',
      [
        ['9', false],
        ['9', false],
      ],
    ],
    [
      2,
      undefined,
      [
        [undefined, false],
        [undefined, false],
      ],
    ],
    [
      2,
      [],
      [
        [undefined, false],
        [undefined, false],
      ],
    ],
  ])('with %j attempts and the keys %j the called party presses %j', async (attempts, keys, presses) => {
    const { call, path } = await run(asking(attempts === undefined ? {} : { attempts }), { keys });
    expect(pressedIn(call)).toEqual(presses);
    const isConnected = presses.some((press) => (press as readonly unknown[])[1]);
    expect(path).toBe(isConnected ? '/continue' : '/incomplete');
    expect(call.connectedTo).toBe(isConnected ? PERSON : undefined);
  });

  test('each silent attempt takes its whole time', async () => {
    const { result } = await run(asking({ attempts: 3 }), {});
    expect(result['actions']).toMatchObject({ disposition: 'FAILED', duration: 4 + 3 * 8 });
  });

  test('a machine presses nothing at any attempt', async () => {
    const { call } = await run(asking({ attempts: 2 }), { outcome: 'voicemail', keys: ['1', '1'] });
    expect(pressedIn(call)).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
  });

  test('two questions share the list', async () => {
    const ask = [{ choices: { value: '1' }, attempts: 2 }, { choices: { value: '2' } }];
    const step = { transfer: { to: PERSON, on: { event: 'connect', ask } } };
    const { call } = await run(step, { keys: ['7', '1', '2'] });
    expect(pressedIn(call)).toEqual([
      ['7', false],
      ['1', true],
      ['2', true],
    ]);
    expect(call.connectedTo).toBe(PERSON);
  });

  test.each<unknown>([1, [1], { a: '1' }])('the control call with the keys %j is refused', async (keys) => {
    const { send } = await makeOwning([tropo()]);
    expect((await send('POST', '/simulator/calls', { to: '+14155550100', keys })).status).toBe(400);
  });
});
