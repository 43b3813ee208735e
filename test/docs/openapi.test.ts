import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import { ENDPOINTS } from '../../functions/routes.ts';
import { PROBLEM_ANSWERS } from '../../lib/api/problem-answers.ts';
import { CHANGE_MASK_BODY, CREATE_MASK_BODY, ERASE_BODY, EXPORT_BODY } from '../../lib/api/schemas.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../lib/errors/problem-codes.ts';
import type { DocumentedAnswer, Json, Operation } from '../support/openapi.ts';
import { expectDocumented, flawsBySchema, follow, OPENAPI } from '../support/openapi.ts';

const METHODS = new Set(['delete', 'get', 'patch', 'post', 'put']);

const operations = Object.entries(OPENAPI.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.has(method))
    .map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

const answersOf = ({ responses }: Operation) =>
  Object.entries(responses).map(([status, part]) => ({ status, ...follow<DocumentedAnswer>(part) }));

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(OPENAPI) as unknown as Json)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every endpoint is documented, and nothing that is no endpoint', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(
    ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

describe('request bodies', () => {
  /** Leaves out what only people read, and the pattern that zod adds to a format. */
  const bare = (schema: unknown): Json =>
    JSON.parse(
      JSON.stringify(schema, (key, value) => {
        const isForPeople = key === '$schema' || key === 'description' || key === 'examples';
        return isForPeople || (key === 'pattern' && typeof value === 'string') ? undefined : value;
      }),
    );

  test.each([
    ['CreateMask', CREATE_MASK_BODY],
    ['ChangeMask', CHANGE_MASK_BODY],
    ['Erase', ERASE_BODY],
    ['Export', EXPORT_BODY],
  ])('%s is what the function accepts', (name, accepted) => {
    expect(bare(OPENAPI.components.schemas[name])).toEqual(bare(z.toJSONSchema(accepted)));
  });
});

describe('problems', () => {
  const listed = operations.flatMap(({ operation }) =>
    answersOf(operation).flatMap(({ status, content }) =>
      refsIn(content?.['application/problem+json']?.schema).map((code) => ({ code, status: Number(status) })),
    ),
  );
  const ofOurs = listed.filter(({ code }) => code !== 'BareFailure');

  test('every code of the catalogue can be met at some operation, and no other', () => {
    expect([...new Set(ofOurs.map(({ code }) => code))].sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
  });

  test('each code stands under its own status', () => {
    for (const { code, status } of ofOurs)
      expect([code, PROBLEM_ANSWERS[code as ProblemCode].status]).toEqual([code, status]);
  });

  test.each(Object.entries(PROBLEM_ANSWERS))(
    '%s has the status and title of the catalogue',
    (code, { status, title }) => {
      expect(OPENAPI.components.schemas[code]).toEqual({
        $ref: '#/components/schemas/Problem',
        properties: {
          type: { const: `urn:callmask:problem:${code}` },
          title: { const: title },
          status: { const: status },
        },
      });
    },
  );
});

/** The names of the schemas that a schema is, or may be. */
function refsIn(schema: Json | undefined): readonly string[] {
  const choices = (schema?.['oneOf'] ?? [schema ?? {}]) as readonly Json[];
  return choices.flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref.replace(/.*\//, '')] : []));
}

describe('examples', () => {
  const media = operations.flatMap(({ name, operation }) => [
    ...Object.values(operation.requestBody?.content ?? {}).map((medium) => ({ at: name, medium })),
    ...answersOf(operation).flatMap(({ status, content }) =>
      Object.values(content ?? {}).map((medium) => ({ at: `${name} ${status}`, medium })),
    ),
  ]);

  test('every body has one, and each fits its schema', () => {
    for (const { at, medium } of media) {
      const several = Object.values(medium.examples ?? {}).map(({ value }) => value);
      const examples = medium.example === undefined ? several : [medium.example, ...several];
      expect([at, examples.length > 0]).toEqual([at, true]);
      for (const example of examples) expect([at, flawsBySchema(medium.schema, example)]).toEqual([at, []]);
    }
  });

  test('hold no telephone number that somebody could have', () => {
    const numbers =
      JSON.stringify(OPENAPI).match(/(?<![\w.])\+?1? ?\(?[2-9]\d\d\)? ?\d{3}[ -]?\d{4}(?!\w)/g) ?? [];
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(number.replace(/\D/g, '')).toMatch(/^1?\d{3}55501\d\d$/);
  });
});

describe('an answer is refused', () => {
  const mask = follow<DocumentedAnswer>({ $ref: '#/components/responses/Mask' });
  const body = JSON.stringify(mask.content?.['application/json']?.example);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };

  test.each<[string, Parameters<typeof expectDocumented>]>([
    ['on a path that is no endpoint', ['GET', '/mask', 200, headers, '{"masks":[]}']],
    ['with a status that is not listed', ['GET', '/masks', 202, headers, '{"masks":[]}']],
    ['with a field that is not listed', ['GET', '/masks', 200, headers, '{"masks":[],"total":0}']],
    ['in a form that is not listed', ['GET', '/masks', 200, { 'content-type': 'text/html' }, '']],
    ['with a header that is not listed', ['GET', '/masks', 200, { ...headers, etag: '"1"' }, '{"masks":[]}']],
    ['without a header that it must have', ['POST', '/masks', 201, headers, body]],
    ['with a body where none should be', ['DELETE', '/masks/14155550123', 204, headers, '{}']],
  ])('that the document does not know: %s', (_, answer) => {
    expect(() => expectDocumented(...answer)).toThrow('flaws');
  });

  test('only for a reason', () => {
    expectDocumented('GET', '/masks', 200, headers, '{"masks":[]}');
    expectDocumented('POST', '/masks', 201, { ...headers, location: '/masks/%2B14155550123' }, body);
  });
});
