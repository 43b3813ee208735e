import { describe, expect, test } from '@jest/globals';
import { CALLER_PROFILES } from '../../../../simulators/tropo/calls/caller-profiles.ts';
import type { Json } from '../harness.ts';
import { BOUGHT, makeOwning, tropo, VOICE_URL } from '../harness.ts';

const sessionFrom = async (caller: string, input: Json = {}): Promise<Json> => {
  const { call, posts } = await makeOwning([tropo()]);
  await call({ caller, ...input });
  expect(posts[0]?.url).toBe(VOICE_URL);
  expect(posts[0]?.contentType).toBe('application/json');
  expect(Object.keys(posts[0]?.body ?? {})).toEqual(['session']);
  return posts[0]?.body['session'] as Json;
};

const voice = { channel: 'VOICE', network: 'SIP' };

test.each(Object.keys(CALLER_PROFILES))(
  'a session of %s has fields of the types on record',
  async (caller) => {
    const session = await sessionFrom(caller);
    expect(session).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      accountId: expect.stringMatching(/^\d+$/),
      timestamp: '2026-11-20T12:00:00.000Z',
      userType: 'HUMAN',
      to: { id: expect.any(String), channel: 'VOICE', network: expect.any(String) },
      from: { id: expect.any(String), channel: 'VOICE', network: expect.any(String) },
    });
    expect(session).not.toHaveProperty('parameters');
  },
);

describe('who calls whom', () => {
  test.each<[string, Json, Json, Json]>([
    [
      'us',
      {},
      { ...voice, id: '4155550100', name: BOUGHT },
      { ...voice, id: '4075550199', name: '+14075550199' },
    ],
    [
      'us',
      { to: 'sip:9990123456@sip.tropo.com' },
      { ...voice, id: '9990123456', name: 'unknown' },
      { ...voice, id: '4075550199', name: '+14075550199' },
    ],
    [
      'us-e164',
      {},
      { channel: 'VOICE', network: 'PSTN', id: '4155550100', e164Id: '14155550100', name: 'unknown' },
      { channel: 'VOICE', network: 'PSTN', id: '4075550199', e164Id: '14075550199', name: 'unknown' },
    ],
    [
      'us-2010',
      {},
      { ...voice, id: '4155550100', name: 'ppid.example.net' },
      { ...voice, id: '4075550199', name: '192.0.2.76' },
    ],
    [
      'name-null',
      {},
      { ...voice, id: '4155550100', name: null },
      { ...voice, id: '14075550199', name: null },
    ],
    ['plus', {}, { ...voice, id: BOUGHT, name: null }, { ...voice, id: '+14075550199', name: null }],
    ['foreign', {}, { ...voice, id: '4155550100', name: null }, { ...voice, id: '33199000142', name: null }],
    [
      'name-null',
      { from: '+4532550142' },
      { ...voice, id: '4155550100', name: null },
      { ...voice, id: '4532550142', name: null },
    ],
    [
      'sip-user',
      {},
      { ...voice, id: '4155550100', e164Id: '14155550100', name: '4155550100' },
      { ...voice, id: 'jane.roe', e164Id: 'jane.roe', name: 'jane.roe' },
    ],
    [
      'sip-user-blank',
      { to: '9990123456' },
      { ...voice, id: '9990123456', e164Id: '9990123456', name: '9990123456' },
      { ...voice, id: 'Jane Roe', e164Id: 'Jane Roe', name: 'Jane Roe' },
    ],
    [
      'skype',
      { to: '+990009369990123456' },
      { channel: 'VOICE', network: 'SKYPE', id: '990009369990123456', name: null },
      { channel: 'VOICE', network: 'SKYPE', id: 'first.last.example', name: null },
    ],
    [
      'restricted',
      { from: '+14075550142' },
      { ...voice, id: '4155550100', name: BOUGHT },
      { ...voice, id: 'Restricted', name: 'Unavailable' },
    ],
    [
      'unknown',
      {},
      { ...voice, id: '4155550100', e164Id: '14155550100', name: 'unknown' },
      { ...voice, id: 'Unknown', e164Id: 'Unknown', name: 'unknown' },
    ],
    [
      'pin',
      { to: '9990123456@sip.tropo.com' },
      { ...voice, id: '9990123456', e164Id: '9990123456', name: '9990123456' },
      { ...voice, id: '9997654321', e164Id: '9997654321', name: '9997654321' },
    ],
  ])('%s %j', async (caller, input, to, from) => {
    const session = await sessionFrom(caller, input);
    expect(session['to']).toEqual(to);
    expect(session['from']).toEqual(from);
  });
});

describe('what a year adds or lacks', () => {
  test.each(['us', 'us-2010', 'name-null', 'foreign', 'sip-user', 'skype', 'restricted', 'unknown'])(
    '%s: no text, a call id, and headers that are strings',
    async (caller) => {
      const session = await sessionFrom(caller);
      expect(session['initialText']).toBeNull();
      expect(session['callId']).toMatch(/^[0-9a-f]{32}$/);
      expect(Object.values(session['headers'] as Json).every((value) => typeof value === 'string')).toBe(
        true,
      );
    },
  );

  test('the oldest sessions have no text, call id or headers at all', async () => {
    const session = await sessionFrom('oldest');
    expect(Object.keys(session)).toEqual(['id', 'accountId', 'timestamp', 'userType', 'to', 'from']);
  });

  test('headers were a list in early 2010', async () => {
    const { headers } = (await sessionFrom('headers-array')) as { headers: Json[] };
    expect(headers[0]).toEqual({ key: 'Max-Forwards', value: '66' });
  });

  test('only later sessions have an application id', async () => {
    expect((await sessionFrom('us-e164'))['applicationId']).toBe('123456');
    expect(await sessionFrom('us')).not.toHaveProperty('applicationId');
  });

  test('a SIP telephone has a header with a blank in its name, and one of several lines', async () => {
    const headers = (await sessionFrom('sip-user-blank'))['headers'] as Json;
    expect(headers).toHaveProperty('Request URI');
    expect(headers['Allow']).toContain('\r\n');
  });

  test('a withheld caller is in no header', async () => {
    const session = await sessionFrom('restricted', { from: '+14075550142' });
    expect(JSON.stringify(session)).not.toContain('4075550142');
  });

  test('a foreign caller’s whole number is in Contact', async () => {
    const headers = (await sessionFrom('foreign', { from: '+4532550142' }))['headers'] as Json;
    expect(headers['Contact']).toContain('+4532550142');
  });
});

test('a control call can override any field of the session', async () => {
  const session = await sessionFrom('us', { session: { accountId: '1', from: { name: 'Ann' }, extra: [1] } });
  expect(session).toMatchObject({ accountId: '1', extra: [1], from: { id: '4075550199', name: 'Ann' } });
});
