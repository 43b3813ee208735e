import { describe, expect, test } from '@jest/globals';
import { clientReference, principalOf } from '../../../lib/api/client.ts';
import { makeEvent } from '../../support/calls/events.ts';

const withAuthorizer = (authorizer: unknown) => {
  const event = makeEvent();
  return { ...event, requestContext: { ...event.requestContext, authorizer } } as typeof event;
};

describe('who asks is', () => {
  test.each([
    ['the user of a signed request', { iam: { userId: 'AIDAEXAMPLE' } }, 'AIDAEXAMPLE'],
    ['the role, whatever its session is called', { iam: { userId: 'AROAEXAMPLE:alice' } }, 'AROAEXAMPLE'],
    ['the subject of a token', { jwt: { claims: { sub: 'user-1' } } }, 'user-1'],
    ['a program that signed in for itself', { jwt: { claims: { client_id: 'app-1' } } }, 'app-1'],
    ['the party that a token was made for', { jwt: { claims: { azp: 'app-2' } } }, 'app-2'],
    ['whoever sits at this machine', undefined, 'local'],
  ])('told by the authorizer: %s', (_name, authorizer, principal) => {
    expect(principalOf(withAuthorizer(authorizer))).toBe(principal);
  });
});

test('a token that names nobody is refused: what two such clients do must not meet', () => {
  const event = withAuthorizer({ jwt: { claims: {} } });
  expect(() => principalOf(event)).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  expect(clientReference(event)).toMatch(/^[0-9a-f]{16}$/);
});

test('a client appears in the log as a digest, the same each time and another for another client', () => {
  const of = (sub: string) => clientReference(withAuthorizer({ jwt: { claims: { sub } } }));
  expect(of('alice')).toMatch(/^[0-9a-f]{16}$/);
  expect(of('alice')).toBe(of('alice'));
  expect(of('alice')).not.toBe(of('bob'));
});

test('a client whose name is a telephone number has no digest, which could be undone by trying all numbers', () => {
  const of = (sub: string) => clientReference(withAuthorizer({ jwt: { claims: { sub } } }));
  expect(of('+14155550100')).toBe(of('sms|+14155550101'));
});
