import { expect, test } from '@jest/globals';
import { placeInBody } from '../../../lib/api/place-of.ts';
import { PROBLEM_ANSWERS } from '../../../lib/api/problem-answers.ts';
import { problemAnswer, toProblem } from '../../../lib/api/problem-json.ts';
import { expiryIsPast, problemWith } from '../../../lib/errors/flawed.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import type { ProblemCode } from '../../../lib/errors/problem-codes.ts';

test.each(Object.keys(PROBLEM_ANSWERS) as ProblemCode[])('%s becomes its document', (code) => {
  const { status, headers, body } = problemAnswer(new Problem(code, 'What is wrong.'), 'request-1');
  const { title, advice, retryAfterSeconds, ...said } = PROBLEM_ANSWERS[code];
  expect(status).toBe(said.status);
  expect(headers).toEqual({
    'content-type': 'application/problem+json',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  });
  expect(JSON.parse(body)).toEqual({
    type: `urn:callmask:problem:${code}`,
    title,
    status,
    detail: advice === undefined ? 'What is wrong.' : `What is wrong. ${advice}`,
    instance: 'request-1',
  });
});

test('each flaw of a request is listed with where it stands', () => {
  const problem = problemWith('request-invalid', [
    { field: 'label', detail: 'must be a text' },
    { field: 'If-Match', detail: 'must be an ETag.' },
  ]);
  expect(JSON.parse(problemAnswer(problem, 'x', placeInBody).body)).toMatchObject({
    detail: '#/label: must be a text; If-Match: must be an ETag.',
    errors: [
      { at: '#/label', detail: 'must be a text' },
      { at: 'If-Match', detail: 'must be an ETag.' },
    ],
  });
});

test('what this API has to say of a rule follows the flaw', () => {
  const detail = 'must lie in the future; to end a mask now, DELETE it';
  expect(JSON.parse(problemAnswer(expiryIsPast(), 'x').body)).toMatchObject({
    detail: `expiresAt: ${detail}.`,
    errors: [{ at: 'expiresAt', detail }],
  });
});

test('a time to wait goes into Retry-After', () => {
  const problem = new Problem('request-in-progress', 'Wait.', { retryAfterSeconds: 5 });
  expect(problemAnswer(problem, 'x').headers['retry-after']).toBe('5');
});

test('causes are not for clients', () => {
  const problem = new Problem('carrier-failed', 'It failed.', { cause: new Error('+14155550123') });
  expect(JSON.stringify(problemAnswer(problem, 'x'))).not.toContain('+1415');
});

test.each([
  [415, 'Content-Type'],
  [422, 'not valid JSON'],
  [400, 'not valid JSON'],
])('middy’s %d becomes request-invalid', (statusCode, words) => {
  const problem = toProblem(Object.assign(new Error('x'), { statusCode }));
  expect(problem).toMatchObject({ code: 'request-invalid', detail: expect.stringContaining(words) });
});

test.each([
  new Error('+14155550123'),
  Object.assign(new Error('x'), { statusCode: 500 }),
  Object.assign(new Error('x'), { statusCode: '415' }),
  'text',
  undefined,
  null,
])('what is no problem of ours is a bare 500: %p', (error) => {
  expect(toProblem(error)).toBeUndefined();
  const { status, body } = problemAnswer(error, 'request-1');
  expect(status).toBe(500);
  expect(JSON.parse(body)).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    instance: 'request-1',
  });
});

test('every 503 and 504 says when to ask again, and a problem that knows better is heard', () => {
  for (const [code, { status, retryAfterSeconds }] of Object.entries(PROBLEM_ANSWERS)) {
    if (status === 503 || status === 504)
      expect([code, retryAfterSeconds]).toEqual([code, expect.any(Number)]);
  }
  const { headers } = problemAnswer(new Problem('table-unavailable', 'No.', { retryAfterSeconds: 60 }), 'x');
  expect(headers).toMatchObject({ 'retry-after': '60' });
});
