import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../harness.ts';
import {
  BOTH,
  BOUGHT,
  codesOf,
  dial,
  document,
  eventsOf,
  makeOwning,
  PERSON,
  STRANGER,
} from '../../harness.ts';

const AFTER = 'https://app.example.com/calls/after?event=dial';
const action = (more = '', numberMore = '') => dial(`action="${AFTER}" ${more}`, numberMore);
const OTHER = '+12125550143';

describe.each(BOTH)('the result of a Dial at %s', (carrier) => {
  test.each<[Json, Json, string]>([
    [{ outcome: 'answered' }, { DialCallStatus: 'completed', DialCallDuration: '60' }, 'bridged'],
    [{ outcome: 'voicemail' }, { DialCallStatus: 'completed', DialCallDuration: '60' }, 'bridged'],
    [{ outcome: 'busy' }, { DialCallStatus: 'busy' }, 'hung-up'],
    [{ outcome: 'rejected' }, { DialCallStatus: 'busy' }, 'hung-up'],
    [{ outcome: 'no-answer' }, { DialCallStatus: 'no-answer' }, 'hung-up'],
    [{ outcome: 'failed' }, { DialCallStatus: 'failed' }, 'hung-up'],
    [{ outcome: 'caller-hangs-up' }, { DialCallStatus: 'canceled' }, 'caller-hung-up'],
    [
      { hangsUp: 'caller', talkSeconds: 7 },
      { DialCallStatus: 'completed', DialCallDuration: '7', CallStatus: 'completed' },
      'bridged',
    ],
  ])('%j is reported to its action as %j', async (input, fields, state) => {
    const { call, asks } = await makeOwning(carrier, [action(), document('')]);
    const report = await call(input);
    expect(report.state).toBe(state);
    expect(asks[1]).toMatchObject({ url: AFTER, method: 'POST', fields });
    expect(asks[1]?.fields['DialCallSid']).not.toBe(report.id);
    if (state !== 'bridged') expect(asks[1]?.fields).not.toHaveProperty('DialCallDuration');
  });

  test.each([
    ['busy', false],
    ['no-answer', false],
    ['answered', true],
  ])('answerOnBridge: a call that ends %s is billed %j', async (outcome, billed) => {
    const { call } = await makeOwning(carrier, [action(), document('')]);
    expect((await call({ outcome })).billed).toBe(billed);
  });

  test('without answerOnBridge the call is billed from the beginning', async () => {
    const verbs = `<Dial callerId="${BOUGHT}"><Number>${PERSON}</Number></Dial>`;
    const { call } = await makeOwning(carrier, [document(verbs)]);
    expect((await call({ outcome: 'busy' })).billed).toBe(true);
  });

  test('with an action, the action’s answer runs instead of what follows the Dial', async () => {
    const verbs = `<Dial callerId="${BOUGHT}" action="/after">${PERSON}</Dial><Play>a.mp3</Play>`;
    const { call } = await makeOwning(carrier, [document(verbs), document('<Say>Nobody is there.</Say>')]);
    const events = eventsOf(await call({ outcome: 'busy' }));
    expect([events.includes('said'), events.includes('played')]).toEqual([true, false]);
  });

  test('without an action, the document goes on after the Dial', async () => {
    const verbs = `<Dial callerId="${BOUGHT}">${PERSON}</Dial><Say>Bye.</Say>`;
    const { call } = await makeOwning(carrier, [document(verbs)]);
    expect(eventsOf(await call())).toContain('said');
    expect(eventsOf(await call({ outcome: 'caller-hangs-up' }))).not.toContain('said');
    expect(eventsOf(await call({ hangsUp: 'caller' }))).not.toContain('said');
  });

  test('a Reject after a Dial is billed', async () => {
    const { call } = await makeOwning(carrier, [action(), document('<Reject/>')]);
    const report = await call({ outcome: 'busy' });
    expect(report).toMatchObject({ state: 'hung-up', billed: true });
    expect(eventsOf(report)).toContain('warning');
  });

  test('the time limit ends the call', async () => {
    const { call, asks } = await makeOwning(carrier, [action('timeLimit="30"'), document('')]);
    const report = await call({ talkSeconds: 3600 });
    expect(report.events).toContainEqual(expect.objectContaining({ event: 'time-limit', limitSeconds: 30 }));
    expect(asks[1]?.fields['DialCallDuration']).toBe('30');
  });

  test('an answer after the timeout does not count', async () => {
    const { call, asks } = await makeOwning(carrier, [action('timeout="10"'), document('')]);
    await call({ ringSeconds: 10 });
    expect(asks[1]?.fields['DialCallStatus']).toBe('no-answer');
  });

  test('several destinations ring at once, and the first to answer gets the call', async () => {
    const both = `<Number>${PERSON}</Number><Number>${OTHER}</Number>`;
    const { call } = await makeOwning(carrier, [document(`<Dial callerId="${BOUGHT}">${both}</Dial>`)]);
    const report = await call({ destinations: { [PERSON]: 'voicemail' } });
    expect(report.connectedTo).toBe(OTHER);
  });

  test('a SIP address can be called', async () => {
    const sip = '<Sip>sip:jane@sip.example.com</Sip>';
    const { call } = await makeOwning(carrier, [document(`<Dial callerId="${BOUGHT}">${sip}</Dial>`)]);
    expect((await call()).connectedTo).toBe('sip:jane@sip.example.com');
  });

  test.each(['<Number>someone</Number>', '<Sip>jane</Sip>'])(
    '%s is an error, and nothing rings',
    async (noun) => {
      const { call } = await makeOwning(carrier, [document(`<Dial callerId="${BOUGHT}">${noun}</Dial>`)]);
      const report = await call();
      expect(codesOf(report)).toEqual([13224]);
      expect(report).not.toHaveProperty('connectedTo');
    },
  );

  test.each([
    ['<Dial callerId="@"><Queue>a</Queue></Dial>', 'cannot dial <Queue>'],
    [`<Dial callerId="@">${`<Number>${PERSON}</Number>`.repeat(11)}</Dial>`, 'at once'],
    [`<Dial callerId="@" timeLimit="long">${PERSON}</Dial>`, 'timeLimit of'],
    [`<Dial callerId="@" timeout="601">${PERSON}</Dial>`, 'timeout of'],
    [`<Dial callerId="@" answerOnBridge="yes">${PERSON}</Dial>`, 'answerOnBridge of'],
    [`<Dial callerId="@" limit="3">${PERSON}</Dial>`, 'no attribute limit'],
  ])('%s is warned of: %s', async (verbs, words) => {
    const { call } = await makeOwning(carrier, [document(verbs.replace('@', BOUGHT))]);
    expect((await call()).events).toContainEqual(
      expect.objectContaining({ event: 'warning', words: expect.stringContaining(words) }),
    );
  });

  test('the status callback of a leg gets the events that it asks for', async () => {
    const callback = 'statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"';
    const { call, asks } = await makeOwning(carrier, [dial('', callback), document('')]);
    const { id } = await call();
    expect(asks.slice(1).map(({ fields }) => [fields['CallStatus'], fields['SequenceNumber']])).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
    expect(asks[1]?.fields).toMatchObject({
      ParentCallSid: id,
      From: BOUGHT,
      To: PERSON,
      Direction: 'outbound-dial',
    });
  });

  test('the status callback is told how an unanswered leg ended', async () => {
    const { call, asks } = await makeOwning(carrier, [dial('', 'statusCallback="/leg"')]);
    await call({ outcome: 'busy' });
    expect(asks.slice(1).map(({ fields }) => fields['CallStatus'])).toEqual(['busy']);
  });

  test('by default the status callback is told only of the end', async () => {
    const { call, asks } = await makeOwning(carrier, [dial('', 'statusCallback="/leg"'), document('')]);
    await call();
    expect(asks.slice(1).map(({ fields }) => fields['CallStatus'])).toEqual(['completed']);
  });
});

describe.each(BOTH)('the caller ID at %s', (carrier) => {
  const showing = (callerId: string) => document(`<Dial callerId="${callerId}">${PERSON}</Dial>`);

  test('without a callerId the caller’s number is shown', async () => {
    const { call } = await makeOwning(carrier, [document(`<Dial>${PERSON}</Dial>`)]);
    expect((await call()).callerIdShown).toBe(STRANGER);
  });

  test.each(['+19995550100', '+13125550190', '+13125550193', 'anonymous', ''])(
    'the account may not show %j, and nothing rings',
    async (callerId) => {
      const { call, asks } = await makeOwning(carrier, [
        document(`<Dial callerId="${callerId}" action="/after">${PERSON}</Dial>`),
        document(''),
      ]);
      const report = await call();
      expect(codesOf(report)).toEqual([13214]);
      expect(asks[1]?.fields['DialCallStatus']).toBe('failed');
      expect(report).not.toHaveProperty('connectedTo');
    },
  );

  test('the account may show another number of its own', async () => {
    const { buy, call } = await makeOwning(carrier, [showing('+14155550101')]);
    await buy('+14155550101');
    expect((await call()).callerIdShown).toBe('+14155550101');
  });

  test('the account may show a number that it has verified', async () => {
    const { order, call } = await makeOwning(carrier, [showing('+19995550100')]);
    await order('settings', { verifiedCallerIds: ['+19995550100'] });
    expect((await call()).callerIdShown).toBe('+19995550100');
  });
});

test.each([
  ['twilio', 'bridged', []],
  ['signalwire', 'hung-up', [13214]],
] as const)('%s: whether the caller may be shown', async (carrier, state, codes) => {
  const { call } = await makeOwning(carrier, [document(`<Dial callerId="${STRANGER}">${PERSON}</Dial>`)]);
  const report = await call();
  expect([report.state, codesOf(report)]).toEqual([state, codes]);
});

test.each([
  ['twilio', 0],
  ['signalwire', 1],
] as const)('%s: ringing for 3 s is warned of %i times', async (carrier, times) => {
  const { call } = await makeOwning(carrier, [dial('timeout="3"')]);
  expect(eventsOf(await call({ outcome: 'busy' })).filter((event) => event === 'warning')).toHaveLength(
    times,
  );
});

describe.each(BOTH)('screening at %s', (carrier) => {
  const QUESTION = document('<Gather numDigits="1" action="/accept"><Say>Press 1.</Say></Gather><Hangup/>');
  const answers = [action('', 'url="/screen"'), QUESTION];

  test('a called party who presses the key is connected', async () => {
    const { call, asks } = await makeOwning(carrier, [...answers, document(''), document('')]);
    const report = await call({ keys: '1' });
    expect(report).toMatchObject({ state: 'bridged', connectedTo: PERSON });
    expect(asks.map(({ url }) => new URL(url).pathname)).toEqual([
      '/calls/here',
      '/screen',
      '/accept',
      '/calls/after',
    ]);
    expect(asks[1]?.fields).toMatchObject({ ParentCallSid: report.id, From: BOUGHT, To: PERSON });
    expect(asks[1]?.fields['CallSid']).toBe(asks[3]?.fields['DialCallSid']);
    expect(asks[2]?.fields['Digits']).toBe('1');
    expect(asks[2]?.fields['CallSid']).toBe(asks[1]?.fields['CallSid']);
  });

  test.each<[string, Json, string]>([
    ['a machine', { outcome: 'voicemail', keys: '1' }, '<Hangup/>'],
    ['somebody who presses nothing', {}, '<Hangup/>'],
    ['somebody who presses another key', { keys: '2' }, '<Hangup/>'],
    ['somebody who presses another key, and is refused', { keys: '2' }, '<Reject/>'],
  ])('%s is dropped, and the caller neither hears them nor pays', async (_who, input, verdict) => {
    const { call, asks } = await makeOwning(carrier, [
      ...answers,
      ({ url }) => document(url.includes('accept') ? verdict : ''),
      document(''),
    ]);
    const report = await call(input);
    expect(report).toMatchObject({ state: 'hung-up', billed: false });
    expect(eventsOf(report)).toContain('called-party-dropped');
    expect(asks.at(-1)?.fields['DialCallStatus']).toBe('completed');
  });

  test('a setting chooses the status of a called party who declines, because the record is unclear', async () => {
    const { call, asks, order } = await makeOwning(carrier, [...answers, document('')]);
    await order('settings', { declinedDialStatus: 'no-answer' });
    await call({ outcome: 'voicemail' });
    expect(asks.at(-1)?.fields['DialCallStatus']).toBe('no-answer');
  });

  test('a screening document that fails connects no one', async () => {
    const { call } = await makeOwning(carrier, [
      action('', 'url="/screen"'),
      new Response('', { status: 500 }),
      document(''),
    ]);
    const report = await call({ keys: '1' });
    expect(report).not.toHaveProperty('connectedTo');
    expect(codesOf(report)).toEqual([11200]);
  });

  test('a Dial in a screening document is ignored', async () => {
    const { call } = await makeOwning(carrier, [action('', 'url="/screen"'), dial(), document('')]);
    const report = await call();
    expect(report.state).toBe('bridged');
    expect(eventsOf(report)).toContain('warning');
  });
});

test('keys in a list answer one question each: a second question gets the second entry', async () => {
  const asking = '<Gather numDigits="1" action="/accept"/>';
  const run = async (keys: Json[string]) => {
    const { call, asks } = await makeOwning('twilio', [
      action('', 'url="/screen"'),
      document(`${asking}${asking}<Hangup/>`),
      document(''),
    ]);
    await call({ keys });
    return asks.map(({ fields }) => fields['Digits']).filter((digits) => digits !== undefined);
  };
  expect(await run(['', '1'])).toEqual(['1']);
  expect(await run(['2', '1'])).toEqual(['2']);
  expect(await run(['', ''])).toEqual([]);
});

test.each([
  ['twilio', '1', 'true'],
  ['twilio', undefined, 'false'],
  ['signalwire', '1', undefined],
] as const)('%s tells its action whether the two were connected: %j, %j', async (carrier, keys, told) => {
  const question = document('<Gather numDigits="1" action="/accept"/><Hangup/>');
  const { call, asks } = await makeOwning(carrier, [action('', 'url="/screen"'), question, document('')]);
  await call(keys === undefined ? {} : { keys });
  expect(asks.at(-1)?.fields['DialBridged']).toBe(told);
});
