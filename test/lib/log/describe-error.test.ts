import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flawed } from '../../../lib/errors/flawed.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { describeError } from '../../../lib/log/describe-error.ts';

/** An error with this stack, as V8 or a library left it. */
const withStack = (message: string, stack: string | undefined) => {
  const error = new Error(message);
  Object.defineProperty(error, 'stack', { value: stack });
  return error;
};

describe('an error is told by', () => {
  test.each([
    ['its name', new TypeError('x'), { name: 'TypeError' }],
    ['its code', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), { code: 'ECONNREFUSED' }],
    [
      'the code of a problem',
      new Problem('table-unavailable', 'x'),
      { name: 'Problem', code: 'table-unavailable' },
    ],
    [
      'the status of the carrier',
      new Problem('carrier-failed', 'x', { carrierStatus: 500 }),
      { httpStatus: 500, code: 'carrier-failed' },
    ],
    [
      'the code of the carrier',
      new Problem('carrier-refused', 'x', { carrierStatus: 400, carrierCode: '21422' }),
      { httpStatus: 400, carrierCode: '21422' },
    ],
    [
      'the status of AWS',
      Object.assign(new Error('x'), { $metadata: { httpStatusCode: 400 } }),
      { httpStatus: 400 },
    ],
  ])('%s, and by nothing that could name a person', (_what, error, described) => {
    expect(describeError(error)).toMatchObject(described);
  });

  test('no code of the carrier that may be a telephone number', () => {
    const error = new Problem('carrier-refused', 'x', { carrierCode: '14155550123' });
    expect(describeError(error)).not.toHaveProperty('carrierCode');
  });

  test('the place where it was thrown', () => {
    expect(describeError(new Error('x')).frames[0]).toMatch(/^describe-error\.test\.ts:\d+:\d+$/);
  });

  test('its causes, a few deep', () => {
    const depthOf = (description: ReturnType<typeof describeError> | undefined): number =>
      description === undefined ? 0 : 1 + depthOf(description.cause);
    const causes = Array.from({ length: 20 }).reduce<Error>(
      (cause) => new Error('x', { cause }),
      new Error('x'),
    );
    expect(depthOf(describeError(causes))).toBe(5);
    const loop = new Error('x');
    loop.cause = loop;
    expect(depthOf(describeError(loop))).toBe(5);
  });

  test.each([
    [
      'name',
      Object.assign(new Error('x'), { name: '+14155550101' }),
      { name: 'Error', frames: expect.any(Array) },
    ],
    [
      'code',
      Object.assign(new Error('x'), { code: '14155550101' }),
      { name: 'Error', frames: expect.any(Array) },
    ],
    [
      'code that is a number',
      Object.assign(new Error('x'), { code: 23 }),
      { name: 'Error', frames: expect.any(Array) },
    ],
    [
      'status',
      Object.assign(new Error('x'), { $metadata: 'x' }),
      { name: 'Error', frames: expect.any(Array) },
    ],
  ])('nothing that is no %s', (_what, error, described) => {
    expect(describeError(error)).toEqual(described);
  });
});

test.each([
  ['+14155550101', 'string'],
  [14155550101, 'number'],
  [undefined, 'undefined'],
  [{ number: '+14155550101' }, 'object'],
])('what is thrown and no error is told by its type alone: %j', (thrown, type) => {
  expect(describeError(thrown)).toEqual({ name: `not an error but ${type}`, frames: [] });
});

describe('the frames', () => {
  const frames = (message: string, stack: string | undefined) =>
    describeError(withStack(message, stack)).frames;

  test('are file, line and column, without the way to the file', () => {
    const stack = [
      'Error: x',
      '    at run (file:///home/someone/index.js:1:233000)',
      '    at async /var/task/index.js:2:3',
      '    at new Thing (node:internal/process/task_queues:105:5)',
      '    at <anonymous>',
      '    at Array.map (native)',
    ].join('\n');
    expect(frames('x', stack)).toEqual(['index.js:1:233000', 'index.js:2:3', 'task_queues:105:5']);
  });

  test('are eight at most', () => {
    const stack = `Error: x\n${'    at run (index.js:1:2)\n'.repeat(50)}`;
    expect(frames('x', stack)).toHaveLength(8);
  });

  test('are none where there is no stack', () => {
    expect(frames('x', undefined)).toEqual([]);
    expect(frames('x', '')).toEqual([]);
  });

  const quoted =
    'no\n    at call (4155550101.js:1:2)\n    at x (a.js:1:4155550101)\n    at caller-4155550101:1:2';

  test('are not what a message quotes', () => {
    expect(frames(quoted, `Error: ${quoted}\n    at run (index.js:1:2)`)).toEqual(['index.js:1:2']);
  });

  test('hold no telephone number where the message was changed after the throw', () => {
    const kept = frames('changed', `Error: ${quoted}\n    at run (index.js:1:2)`);
    expect(kept).toContain('index.js:1:2');
    expect(kept.join()).not.toMatch(/\d{7}/);
  });
});

test('no number of an error is told, wherever it stands', () => {
  const digits = fc.stringMatching(/^[2-9]\d{9}$/);
  const template = fc.constantFrom(
    (number: string) => `+1${number}`,
    (number: string) => `Cannot call ${number}: no`,
    (number: string) => `{"id":"${number}"}\n    at x (${number}:1:1)`,
    (number: string) => `%2B1${number}`,
  );
  fc.assert(
    fc.property(digits, template, (number, write) => {
      const text = write(number);
      const cause = Object.assign(new SyntaxError(text), { code: text, name: text, number });
      const told = JSON.stringify(describeError(flawed('#', text, cause)));
      expect(told).not.toContain(number);
      expect(JSON.stringify(describeError(text))).not.toContain(number);
    }),
  );
});
