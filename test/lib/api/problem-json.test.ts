import { expect, test } from '@jest/globals';
import { problemAnswer, toProblem } from '../../../lib/api/problem-json.ts';
import { flawed, PROBLEMS, Problem, type ProblemCode } from '../../../lib/errors/problem.ts';

test.each(Object.keys(PROBLEMS) as ProblemCode[])('%s becomes its document', (code) => {
  const { status, headers, body } = problemAnswer(new Problem(code, 'What to do.'), 'request-1');
  expect(status).toBe(PROBLEMS[code].status);
  expect(headers).toEqual({ 'content-type': 'application/problem+json' });
  expect(JSON.parse(body)).toEqual({
    type: `urn:callmask:problem:${code}`,
    title: PROBLEMS[code].title,
    status: PROBLEMS[code].status,
    detail: 'What to do.',
    instance: 'request-1',
  });
});

test('each flaw of a request is listed with where it stands', () => {
  const document = JSON.parse(problemAnswer(flawed('#/label', 'must be a text'), 'x').body);
  expect(document).toMatchObject({
    detail: '#/label: must be a text.',
    errors: [{ at: '#/label', detail: 'must be a text' }],
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
