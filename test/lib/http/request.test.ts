import { expect, test } from '@jest/globals';
import { headerOf, rawBody, requestIdOf } from '../../../lib/http/request.ts';
import { BODY_FORMS, makeEvent } from '../../support/calls/events.ts';

test.each(['if-match', 'If-Match', 'IF-MATCH'])('a header is found as %s', (name) => {
  expect(headerOf(makeEvent({ headers: { [name]: 'x' } }), 'if-match')).toBe('x');
});

test('a header that is not there is not found, and neither where there are none', () => {
  expect(headerOf(makeEvent(), 'if-match')).toBeUndefined();
  expect(headerOf({} as never, 'if-match')).toBeUndefined();
});

test('the request has an id, or is unknown', () => {
  expect(requestIdOf(makeEvent())).toBe('request-1');
  expect(requestIdOf({} as never)).toBe('unknown');
});

test.each(BODY_FORMS)('the bytes of a %s body are what was sent', (form) => {
  expect(rawBody(makeEvent({ body: 'Zoë' }, form))).toEqual(Buffer.from('Zoë'));
  expect(rawBody(makeEvent({}, form))).toEqual(Buffer.from(''));
});
