import { describe, expect, test } from '@jest/globals';
import { breakingChanges } from './breaking-changes.ts';
import { BEFORE, changed } from './small-document.ts';

const POST = 'paths /masks post';
const ORDERED = 'components schemas Order';
const SHOWN = 'components schemas Mask';

describe('what breaks clients is found', () => {
  test.each([
    ['a path is gone', 'paths /carriers', undefined, '/carriers: the path is gone'],
    ['an operation is gone', POST, undefined, 'POST /masks: the operation is gone'],
    ['a response is gone', `${POST} responses 409`, undefined, 'POST /masks 409: the response is gone'],
    ['a header is gone', `${POST} responses 201 headers`, {}, 'POST /masks 201: the header etag is gone'],
    [
      'a type of content is gone',
      `${POST} responses 409 content`,
      {},
      'POST /masks 409: application/problem+json is gone',
    ],
    ['a parameter is gone', 'paths /masks get parameters', [], 'GET /masks query limit: is gone'],
    [
      'a parameter is required',
      'paths /masks get parameters 1',
      { in: 'query', name: 'area', required: true },
      'GET /masks query area: is required now',
    ],
    [
      'a parameter is stricter',
      'paths /masks get parameters 0 schema maximum',
      50,
      'GET /masks query limit: maximum 100 became 50',
    ],
    ['the body is required', `${POST} requestBody required`, true, 'POST /masks body: is required now'],
    [
      'a field of a request is gone',
      `${ORDERED} properties label`,
      undefined,
      'POST /masks body.label: is gone',
    ],
    [
      'a field of a request is required',
      `${ORDERED} required`,
      ['number', 'label'],
      'POST /masks body.label: is required now',
    ],
    [
      'a field of a request has another type',
      `${ORDERED} properties label type`,
      'integer',
      'POST /masks body.label: the type "string" became "integer"',
    ],
    [
      'a value of a request is gone',
      `${ORDERED} properties answer enum`,
      ['direct'],
      'POST /masks body.answer: the value "press-1" is gone',
    ],
    [
      'a free field of a request is bound to values',
      `${ORDERED} properties label enum`,
      ['bicycle'],
      'POST /masks body.label: only "bicycle" is allowed now',
    ],
    [
      'a request may be shorter only',
      `${ORDERED} properties label maxLength`,
      10,
      'POST /masks body.label: maxLength 100 became 10',
    ],
    [
      'a request has to be longer',
      `${ORDERED} properties label minLength`,
      1,
      'POST /masks body.label: minLength nothing became 1',
    ],
    [
      'a request has to look different',
      `${ORDERED} properties label pattern`,
      '^a',
      'POST /masks body.label: pattern nothing became "^a"',
    ],
    [
      'a default is another',
      `${ORDERED} properties answer default`,
      'press-1',
      'POST /masks body.answer: the default "direct" became "press-1"',
    ],
    [
      'unknown fields are refused',
      `${ORDERED} additionalProperties`,
      false,
      'POST /masks body: unknown fields are refused now',
    ],
    [
      'items of a list have another type',
      `${ORDERED} properties tags items type`,
      'object',
      'POST /masks body.tags[]: the type "string" became "object"',
    ],
    [
      'an alternative is gone',
      `${ORDERED} properties number oneOf`,
      [{ type: 'string' }],
      'POST /masks body.number: alternative 2 of 2 is gone or changed',
    ],
    [
      'a field of an answer is gone',
      `${SHOWN} properties label`,
      undefined,
      'POST /masks 201.label: is gone',
    ],
    [
      'a field of an answer may be left out',
      `${SHOWN} required`,
      ['mask'],
      'POST /masks 201.state: is no longer always there',
    ],
    [
      'a field of an answer has another type',
      `${SHOWN} properties mask type`,
      ['string', 'null'],
      'POST /masks 201.mask: the type "string" became ["string","null"]',
    ],
    [
      'a value of an answer is gone',
      `${SHOWN} properties state enum`,
      ['active'],
      'POST /masks 201.state: the value "expired" is gone',
    ],
  ])('%s', (_name, path, value, found) => {
    expect(breakingChanges(BEFORE, changed(path, value))).toEqual([found]);
  });
});

describe('what breaks no client is let through', () => {
  test.each([
    ['nothing changes', 'info', BEFORE.info],
    ['a path is new', 'paths /health', { get: {} }],
    ['an operation is new', 'paths /masks delete', {}],
    ['a response is new', `${POST} responses 429`, {}],
    ['a parameter is new', 'paths /masks get parameters 1', { in: 'query', name: 'area' }],
    ['a field of a request is new', `${ORDERED} properties area`, { type: 'string' }],
    ['a field of a request may be left out', `${ORDERED} required`, []],
    ['a field of a request may also be empty', `${ORDERED} properties label type`, ['string', 'null']],
    ['a request may be longer', `${ORDERED} properties label maxLength`, 200],
    ['a request may have more values', `${ORDERED} properties answer enum`, ['direct', 'press-1', 'say']],
    [
      'an alternative is new',
      `${ORDERED} properties number oneOf`,
      [{ type: 'object' }, { type: 'number' }, { type: 'string' }],
    ],
    ['a field of an answer is new', `${SHOWN} properties area`, { type: 'string' }],
    ['a field of an answer is always there', `${SHOWN} required`, ['mask', 'state', 'label']],
    ['an answer may have more values', `${SHOWN} properties state enum`, ['active', 'expired', 'ordering']],
    ['an answer is bound to a form', `${SHOWN} properties mask pattern`, '^\\+'],
  ])('%s', (_name, path, value) => {
    expect(breakingChanges(BEFORE, changed(path, value))).toEqual([]);
  });
});
