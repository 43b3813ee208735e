import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../simulators/tropo/documents/document.ts';
import type { Json } from './harness.ts';
import { BOUGHT, EARS, makeHarness, makeOwning, on, tropo } from './harness.ts';

/**
 * Compares the simulator with payloads of the real Tropo, if a folder of them is at hand. They belong to others and are not in this
 * repository; other tests assert the same shapes without them.
 */
const FOLDER = process.env['TROPO_CAPTURES'];

const capture = (name: string): Json =>
  JSON.parse(readFileSync(join(FOLDER ?? '', `${name}.json`), 'utf8')) as Json;
const names = (start: string): readonly string[] =>
  FOLDER === undefined
    ? []
    : readdirSync(FOLDER)
        .filter((name) => name.startsWith(start) && name.endsWith('.json'))
        .map((name) => name.replace(/\.json$/, ''));

/** The type of every value, by its path. Headers differ from call to call, so they count as one. */
const typesOf = (value: unknown, path = ''): readonly string[] => {
  if (value === null || typeof value !== 'object')
    return [`${path}: ${value === null ? 'null' : typeof value}`];
  if (Array.isArray(value)) return [`${path}: array`];
  if (/\.(headers|parameters)$/.test(path)) {
    return [`${path}: ${[...new Set(Object.values(value).map((one) => typeof one))].join()}`];
  }
  return Object.entries(value)
    .flatMap(([key, one]) => typesOf(one, `${path}.${key}`))
    .sort();
};

const SESSIONS: readonly (readonly [name: string, control: string, input: Json])[] = [
  ['session-voice-us-2010', 'calls', { caller: 'us-2010' }],
  ['session-voice-us-2011', 'calls', { caller: 'us' }],
  ['session-voice-us-e164id-composed', 'calls', { caller: 'us-e164' }],
  ['session-voice-intl-did-2016', 'calls', { caller: 'foreign' }],
  ['session-voice-intl-did-2016', 'calls', { caller: 'name-null' }],
  ['session-voice-restricted-caller-2011', 'calls', { caller: 'restricted' }],
  ['session-voice-unknown-caller-composed', 'calls', { caller: 'unknown' }],
  ['session-voice-skype-composed', 'calls', { caller: 'skype' }],
  ['session-voice-old-2010', 'calls', { caller: 'oldest' }],
  ['session-sms-us-2011', 'texts', { profile: 'sms', text: 'Hi' }],
  ['session-sms-us-2012', 'texts', { profile: 'sms-name-empty', text: 'Hi' }],
  ['session-sms-intl-sender-2010', 'texts', { profile: 'sms-foreign', text: 'Hi' }],
  ['session-sms-e164id-unicode-composed', 'texts', { profile: 'sms-e164', text: '☃' }],
  ['session-im-jabber-2010', 'texts', { profile: 'jabber', text: 'Hi' }],
];

const RESULTS: readonly (readonly [name: string, input: Json])[] = [
  ['result-transfer-success-2017', { outcome: 'answered' }],
  ['result-transfer-busy-composed', { outcome: 'busy' }],
  ['result-transfer-rejected-composed', { outcome: 'rejected' }],
  ['result-transfer-failed-composed', { outcome: 'failed' }],
  ['result-transfer-timeout-composed', { outcome: 'no-answer' }],
  ['result-transfer-caller-hangup-composed', { outcome: 'caller-hangs-up' }],
];

const suite = FOLDER === undefined ? describe.skip : describe;

suite('compared with captures (a folder of them in TROPO_CAPTURES)', () => {
  test.each(SESSIONS)('our session is like %s: %s %j', async (name, control, input) => {
    const { send, posts } = await makeOwning([tropo({ hangup: null })]);
    await send('POST', `/simulator/${control}`, { to: BOUGHT, ...input });
    expect(typesOf(posts[0]?.body)).toEqual(typesOf(capture(name)));
  });

  test('a session with headers in a list is like the capture', async () => {
    const { call, posts } = await makeOwning([tropo()]);
    await call({ caller: 'headers-array' });
    expect(typesOf(posts[0]?.body)).toEqual(typesOf(capture('session-voice-headers-array-composed')));
  });

  test('a session of a SIP telephone is like the capture, apart from its media', async () => {
    const { call, posts } = await makeOwning([tropo()]);
    await call({ caller: 'sip-user' });
    const recorded = typesOf(capture('session-voice-sip-user-mms-fields-2017'));
    expect(typesOf(posts[0]?.body)).toEqual(recorded.filter((type) => !/subject|initialMedia/.test(type)));
  });

  test.each(RESULTS)('our result is like %s with %j', async (name, input) => {
    const { call, posts } = await makeOwning([
      tropo(...EARS, { transfer: { to: '+12125550142', name: 'mask' } }),
      tropo(),
    ]);
    await call(input);
    const recorded = capture(name);
    expect(typesOf(posts[1]?.body)).toEqual(typesOf(recorded));
    const flat = (body: unknown) =>
      (body as { result: { actions: Json; state: string; complete: boolean } }).result;
    const ours = flat(posts[1]?.body);
    const theirs = flat(recorded);
    expect([ours.actions['disposition'], ours.state, ours.complete]).toEqual([
      theirs.actions['disposition'],
      theirs.state,
      theirs.complete,
    ]);
  });

  test.each(['result-hangup-2011', 'result-no-actions-2011'])(
    'a result without actions is like %s',
    async (name) => {
      const event = name === 'result-hangup-2011' ? 'hangup' : 'continue';
      const { send, call, buy, posts } = makeHarness([
        tropo(on(event), { say: { value: 'Hello' } }),
        tropo(),
      ]);
      await buy();
      await send('POST', '/simulator/settings', { resultStyle: '2011' });
      await call();
      expect(typesOf(posts[1]?.body)).toEqual(typesOf(capture(name)));
    },
  );

  test('an ask that is not answered is like the capture', async () => {
    const ask = { ask: { name: 'signin', choices: { value: '[4 DIGITS]' } } };
    const { send, call, buy, posts } = makeHarness([tropo(on('incomplete'), ask), tropo()]);
    await buy();
    await send('POST', '/simulator/settings', { resultStyle: '2011' });
    await call();
    expect(typesOf(posts[1]?.body)).toEqual(typesOf(capture('result-ask-timeout-2011')));
  });

  test('a launch is like the capture', async () => {
    const { send, ask, posts } = makeHarness([tropo()]);
    const { json } = await send('POST', '/v1/applications/123456/addresses', {
      type: 'token',
      channel: 'voice',
    });
    const token = String(json['href']).replace(/.*\//, '');
    await ask('GET', `/1.0/sessions?action=create&token=${token}`);
    expect(typesOf(posts[0]?.body)).toEqual(typesOf(capture('session-token-launch-2011')));
  });

  test.each(names('session-').filter((name) => !name.startsWith('session-api')))(
    '%s can be replayed',
    async (name) => {
      const { send, posts } = makeHarness([tropo({ hangup: null })]);
      const answer = await send('POST', '/simulator/sessions', capture(name));
      expect(answer.status).toBe(200);
      expect(posts[0]?.body).toEqual(capture(name));
    },
  );

  test.each(names('response-'))('%s is a document that runs', async (name) => {
    const document = capture(name);
    expect(readDocument(JSON.stringify(document)).fault).toBeUndefined();
    const { call } = await makeOwning([document, tropo()]);
    expect((await call({ keys: '12345', callerKeys: '1' })).state).not.toBe('failed');
  });

  test.each(['provisioning-exchanges-2011', 'provisioning-exchanges-2012'])(
    'every exchange of %s is ours',
    async (name) => {
      const { ask } = makeHarness();
      const ours = JSON.parse((await ask('GET', '/v1/exchanges')).text) as Json[];
      for (const exchange of capture(name) as unknown as Json[]) expect(ours).toContainEqual(exchange);
    },
  );
});
