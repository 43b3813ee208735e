import { describe, expect, test } from '@jest/globals';
import { makeHarness } from '../harness.ts';

const ADDRESSES = '/v1/applications/123456/addresses';

describe('authentication', () => {
  test.each([
    ['nothing', {}],
    ['another password', { authorization: `Basic ${btoa('callmask:wrong')}` }],
    ['a bearer token', { authorization: 'Bearer callmask' }],
    ['no base64', { authorization: 'Basic !' }],
  ])('%s is not authorized', async (_name, headers) => {
    const { ask } = makeHarness();
    const answer = await ask('GET', '/v1/applications', { headers: { authorization: '', ...headers } });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: 'unauthorized' });
  });

  test('without credentials every path answers alike', async () => {
    const { ask } = makeHarness();
    expect((await ask('GET', '/v1/nonsense', { headers: { authorization: '' } })).status).toBe(401);
  });
});

describe('unknown paths and methods', () => {
  test.each([
    ['GET', '/v1/nonsense', 404],
    ['GET', '/v1', 404],
    ['GET', '/', 404],
    ['GET', '/nonsense', 404],
    ['GET', '/v1/applications/999', 404],
    ['GET', '/v1/applications/999/addresses', 404],
    ['DELETE', '/v1/applications/999', 404],
    ['POST', '/v1/applications/999/addresses', 404],
    ['PATCH', '/v1/applications', 405],
    ['DELETE', '/v1/applications', 405],
    ['PUT', '/v1/applications/123456/addresses', 405],
    ['POST', '/v1/exchanges', 405],
  ])('%s %s answers %i with a reason', async (method, path, status) => {
    const answer = await makeHarness().ask(method, path);
    expect(answer.status).toBe(status);
    expect(typeof answer.json['error']).toBe('string');
  });
});

describe('bodies', () => {
  test.each([
    ['a broken JSON', 'application/json', '{"type":', 400],
    ['a JSON list', 'application/json', '[]', 400],
    ['a broken XML', 'application/xml', '<address><type>', 400],
    ['an XML without fields', 'application/xml', '<address>text</address>', 400],
    ['a type that Tropo did not read', 'text/plain', 'type=number', 415],
    ['an empty XML', 'application/xml', '<address></address>', 400],
    ['an empty object', 'application/json', '{}', 400],
    ['nothing', 'application/json', '', 400],
  ])('%s is refused', async (_name, contentType, body, status) => {
    const answer = await makeHarness().ask('POST', ADDRESSES, {
      body,
      headers: { 'content-type': contentType },
    });
    expect(answer.status).toBe(status);
    expect(typeof answer.json['error']).toBe('string');
  });

  test.each([
    ['JSON', 'application/json', '{"type":"number","prefix":"1407"}'],
    ['JSON with a number', 'application/json; charset=utf-8', '{"type":"number","prefix":1407}'],
    ['JSON in other letters', 'application/json', '{"Type":"Number","PREFIX":"1407"}'],
    ['a form', 'application/x-www-form-urlencoded', 'type=number&prefix=1407'],
    ['XML', 'application/xml', '<address><type>number</type><prefix>1407</prefix></address>'],
    [
      'XML with a prologue',
      'text/xml',
      '<?xml version="1.0"?><address><TYPE>number</TYPE><prefix>1407</prefix></address>',
    ],
  ])('%s buys a number', async (_name, contentType, body) => {
    const answer = await makeHarness().ask('POST', ADDRESSES, {
      body,
      headers: { 'content-type': contentType },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      href: 'https://api.tropo.com/v1/applications/123456/addresses/number/+14075550100',
    });
  });
});

describe('answers', () => {
  test.each([
    ['nothing', undefined],
    ['anything', '*/*'],
    ['JSON', 'application/json'],
    ['XML or anything', 'application/xml, */*'],
    ['HTML', 'text/html'],
  ])('a request that accepts %s gets JSON', async (_name, accept) => {
    const answer = await makeHarness().ask('GET', '/v1/applications', accept ? { headers: { accept } } : {});
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-api-version')).toBe('1');
    expect(answer.headers.get('server')).toBe('Apache-Coyote/1.1');
  });

  test('a request that accepts only XML gets XML', async () => {
    const { ask } = makeHarness();
    const xml = (path: string) => ask('GET', path, { headers: { accept: 'application/xml' } });
    const list = await xml('/v1/applications');
    expect(list.headers.get('content-type')).toBe('application/xml');
    expect(list.text).toMatch(/^<applications><application><id>123456<\/id>/);
    expect((await xml('/v1/addresses')).text).toMatch(/^<addresses><address>/);
    expect((await xml('/v1/exchanges')).text).toMatch(/^<exchanges><exchange>/);
    expect((await xml('/v1/applications/123456')).text).toMatch(/^<application><id>/);
    expect((await xml('/v1/applications/1')).text).toBe('<error>not found</error>');
  });
});

test('the API has the same answers under its older name', async () => {
  const { ask } = makeHarness();
  const answer = await ask('GET', '/provisioning/applications/123456');
  expect(answer.json['id']).toBe('123456');
});

describe('account details', () => {
  test.each(['callmask', 'CallMask', '100200'])('the user is found as %s', async (user) => {
    const answer = await makeHarness().ask('GET', `/v1/users/${user}`);
    expect(answer.json).toMatchObject({ id: '100200', username: 'callmask', status: 'active' });
  });

  test('another user is not found', async () => {
    expect((await makeHarness().ask('GET', '/v1/users/other')).status).toBe(404);
  });

  test.each([
    ['/v1/partitions', ['staging', 'production']],
    ['/v1/platforms', ['scripting', 'webapi']],
    ['/v1/partitions/staging/platforms', ['scripting', 'webapi']],
  ])('%s lists the choices that the gem needs', async (path, names) => {
    const answer = await makeHarness().ask('GET', path);
    expect((JSON.parse(answer.text) as { name: string }[]).map(({ name }) => name)).toEqual(names);
  });

  test('features have an id, an href and a name', async () => {
    const [feature] = JSON.parse((await makeHarness().ask('GET', '/v1/features')).text);
    expect(feature).toEqual({
      id: expect.any(String),
      href: expect.stringMatching(/\/features\/\d+$/),
      name: expect.any(String),
      description: expect.any(String),
    });
  });

  test('exchanges are neither sorted nor unique, and lack the fields that an area does not have', async () => {
    const exchanges = JSON.parse((await makeHarness().ask('GET', '/v1/exchanges')).text) as Record<
      string,
      unknown
    >[];
    const prefixes = exchanges.map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBeLessThan(prefixes.length);
    expect(prefixes).not.toEqual([...prefixes].sort());
    expect(exchanges.find(({ prefix }) => prefix === '1321')).toEqual({
      prefix: '1321',
      city: 'Orlando',
      state: 'FL',
      country: 'United States',
      description: 'Phone Number w/ SMS',
      smsEnabled: true,
    });
    expect(exchanges.find(({ prefix }) => prefix === '31')).not.toHaveProperty('city');
    expect(exchanges.find(({ prefix }) => prefix === '1888')).not.toHaveProperty('state');
    expect(exchanges.find(({ prefix }) => prefix === '1289')).not.toHaveProperty('state');
  });
});
