import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSignalwireApiCredentials } from '../../../../lib/carriers/signalwire/supplier.ts';

const SECRET = { space: 'example', projectId: '00000000-0000-4000-8000-00000000000A', apiToken: 'PT-token' };

const parse = (fields: Readonly<Record<string, unknown>> = {}, baseUrl?: string) =>
  parseSignalwireApiCredentials(baseUrl)(JSON.stringify({ ...SECRET, ...fields }));

test.each([
  ['example', 'example'],
  ['example.signalwire.com', 'example'],
  ['My-Space-2', 'my-space-2'],
  ['a', 'a'],
])('the space %s is at its own host', (space, host) => {
  expect(parse({ space })).toEqual({
    baseUrl: `https://${host}.signalwire.com/api/laml/2010-04-01`,
    id: SECRET.projectId,
    username: SECRET.projectId,
    password: 'PT-token',
  });
});

test('another place may be told', () => {
  expect(parse({}, 'http://127.0.0.1:3003/api')).toMatchObject({ baseUrl: 'http://127.0.0.1:3003/api' });
});

test.each([
  'evil.example/',
  'evil.example#',
  'evil.example?',
  'user:secret@evil.example/x',
  'example.signalwire.com.evil.example',
  'https://example.signalwire.com',
  'a.b',
  '-a',
  'a-',
  'a b',
  'a\n',
  'ä',
  '.',
  'x'.repeat(64),
])('a space that could be another host is refused: %j', (space) => {
  expect(() => parse({ space })).toThrow('space');
});

test('whatever the space is, the host is one of SignalWire’s', () => {
  const texts = fc.oneof(fc.string(), fc.webAuthority(), fc.stringMatching(/^[a-z.:/@#?\\-]{1,20}$/));
  fc.assert(
    fc.property(texts, (space) => {
      try {
        expect(new URL(parse({ space }).baseUrl).host).toMatch(/^[a-z0-9-]+\.signalwire\.com$/);
      } catch (error) {
        expect(String(error)).toContain('space');
      }
    }),
  );
});

test.each(['space', 'projectId', 'apiToken'])('what is missing is named: %s', (name) => {
  expect(() => parse({ [name]: undefined })).toThrow(`The secret has no ${name}.`);
});

test.each(['1', 'PT00000000000000000000000000000001', '../../x'])(
  'a project that is none is refused: %s',
  (projectId) => {
    expect(() => parse({ projectId })).toThrow('projectId');
  },
);
