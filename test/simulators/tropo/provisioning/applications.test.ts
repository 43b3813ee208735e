import { expect, test } from '@jest/globals';
import { makeHarness, VOICE_URL } from '../harness.ts';

const APPLICATION = '/v1/applications/123456';

test('the account starts with one application, which has the given voice URL', async () => {
  const { ask } = makeHarness();
  const application = {
    id: '123456',
    href: 'https://api.tropo.com/v1/applications/123456',
    name: 'callmask',
    platform: 'webapi',
    partition: 'staging',
    voiceUrl: VOICE_URL,
    messagingUrl: VOICE_URL,
  };
  expect(JSON.parse((await ask('GET', '/v1/applications')).text)).toEqual([application]);
  expect((await ask('GET', APPLICATION)).json).toEqual(application);
});

test('a new application answers 200 with nothing but its href, and has SIP, Skype and PIN addresses', async () => {
  const { send, ask } = makeHarness();
  const created = await send('POST', '/v1/applications', { name: 'another', voiceUrl: 'https://x.example/' });
  expect(created.status).toBe(200);
  expect(created.json).toEqual({ href: 'https://api.tropo.com/v1/applications/123457' });
  expect((await ask('GET', '/v1/applications/123457')).json).toEqual({
    id: '123457',
    href: 'https://api.tropo.com/v1/applications/123457',
    name: 'another',
    platform: 'scripting',
    partition: 'staging',
    voiceUrl: 'https://x.example/',
  });
  const addresses = JSON.parse((await ask('GET', '/v1/applications/123457/addresses')).text) as object[];
  expect(addresses).toEqual([
    expect.objectContaining({ type: 'sip', address: '9990123457@sip.tropo.com' }),
    expect.objectContaining({ type: 'skype', number: '+990009369990123457' }),
    expect.objectContaining({ type: 'pin', number: '9990123457' }),
  ]);
});

test('field names may be in any case, in XML and in forms', async () => {
  const { xml, form, ask } = makeHarness();
  await xml('PUT', APPLICATION, '<application><voiceurl>https://xml.example/</voiceurl></application>');
  await form('PUT', APPLICATION, { messagingURL: 'https://form.example/' });
  expect((await ask('GET', APPLICATION)).json).toMatchObject({
    voiceUrl: 'https://xml.example/',
    messagingUrl: 'https://form.example/',
  });
});

test('an update changes only the fields that it names', async () => {
  const { send, ask } = makeHarness();
  const before = (await ask('GET', APPLICATION)).json;
  const updated = await send('PUT', APPLICATION, { partition: 'production' });
  expect(updated.json).toEqual({ href: 'https://api.tropo.com/v1/applications/123456' });
  expect((await ask('GET', APPLICATION)).json).toEqual({ ...before, partition: 'production' });
});

test.each([
  ['POST', '/v1/applications', {}],
  ['POST', '/v1/applications', { name: ' ' }],
  ['POST', '/v1/applications', { name: 'x', platform: 'cobol' }],
  ['PUT', APPLICATION, { partition: 'moon' }],
])('%s %s refuses %j', async (method, path, body) => {
  expect((await makeHarness().send(method, path, body)).status).toBe(400);
});

test('an update of an unknown application is a 404', async () => {
  expect((await makeHarness().send('PUT', '/v1/applications/1', { name: 'x' })).status).toBe(404);
});

test('a deleted application releases its numbers', async () => {
  const { ask, buy } = makeHarness();
  await buy();
  const deleted = await ask('DELETE', APPLICATION);
  expect(deleted.json).toEqual({ message: 'delete successful' });
  expect((await ask('GET', APPLICATION)).status).toBe(404);
  expect(JSON.parse((await ask('GET', '/v1/addresses')).text)).toEqual([]);
  const free = (await ask('GET', '/simulator/stock?prefix=1415')).json['free'];
  expect(free).toContain('+14155550100');
});
