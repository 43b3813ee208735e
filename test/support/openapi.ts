import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A part of the document, with its references not yet followed. */
export type Json = Readonly<Record<string, unknown>>;

interface Media {
  readonly schema: Json;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface DocumentedAnswer {
  readonly headers?: Readonly<Record<string, Json>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Json>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'responses' | 'schemas', Readonly<Record<string, Json>>>>;
}

export const OPENAPI: OpenApi = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));

/** What a reference in the document stands for; anything else as it is. */
export const follow = <T>(part: unknown): T => {
  const pointer = (part as Json)['$ref'];
  if (typeof pointer !== 'string') return part as T;
  const steps = pointer.replace('#/', '').split('/');
  return steps.reduce<unknown>((at, step) => (at as Json)[step], OPENAPI) as T;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const validators = new Map<Json, ValidateFunction>();

/** What is wrong with a value, by a schema of the document. */
export const flawsBySchema = (schema: Json, value: unknown): readonly string[] => {
  const validate = validators.get(schema) ?? ajv.compile({ components: OPENAPI.components, ...schema });
  validators.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((flaw) => `${flaw.instancePath} ${flaw.message}`);
};

/** The path as the document has it: `/masks/%2B14155550123` is `/masks/{mask}`. */
const templateOf = (path: string): string | undefined => {
  const segments = (path.split('?')[0] ?? '').split('/');
  return Object.keys(OPENAPI.paths).find((template) => {
    const named = template.split('/');
    return (
      named.length === segments.length &&
      named.every((name, index) => name.startsWith('{') || name === segments[index])
    );
  });
};

/** What HTTP itself and API Gateway add, which no document lists. */
const NOT_OURS = new Set([
  ...['apigw-requestid', 'connection', 'content-length', 'content-type'],
  ...['date', 'keep-alive', 'transfer-encoding'],
]);

type Headers = Readonly<Record<string, unknown>>;

const flawsOfHeaders = (documented: DocumentedAnswer['headers'], headers: Headers): readonly string[] => {
  const listed = new Map(
    Object.entries(documented ?? {}).map(([name, part]) => [name.toLowerCase(), follow<Json>(part)]),
  );
  const unlisted = Object.keys(headers).filter((name) => !NOT_OURS.has(name) && !listed.has(name));
  const wrong = [...listed].flatMap(([name, { required, schema }]) => {
    if (headers[name] === undefined) return required === true ? [`header ${name} is missing`] : [];
    return flawsBySchema(schema as Json, headers[name]).map((flaw) => `header ${name}${flaw}`);
  });
  return [...unlisted.map((name) => `header ${name} is not listed`), ...wrong];
};

const flawsOfBody = (documented: DocumentedAnswer['content'], headers: Headers, body: string) => {
  if (documented === undefined) return body === '' ? [] : ['a body, where there should be none'];
  const type = String(headers['content-type']).split(';')[0] ?? '';
  const media = documented[type];
  return media === undefined
    ? [`content type ${type} is not listed`]
    : flawsBySchema(media.schema, type.endsWith('json') ? JSON.parse(body) : body);
};

/**
 * Fails unless the answer is one that docs/openapi.json describes.
 * @param path as it was asked for, or as the document has it
 * @param headers with their names in any case
 */
export const expectDocumented = (
  method: string,
  path: string,
  status: number,
  headers: Headers,
  body: string,
): void => {
  const template = templateOf(path) ?? path;
  const part = OPENAPI.paths[template]?.[method.toLowerCase()]?.responses[status];
  const lowered = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const documented = part && follow<DocumentedAnswer>(part);
  const flaws = documented
    ? [...flawsOfHeaders(documented.headers, lowered), ...flawsOfBody(documented.content, lowered, body)]
    : ['not in the document'];
  expect({ answer: `${method} ${template}: ${status}`, flaws }).toEqual({
    answer: `${method} ${template}: ${status}`,
    flaws: [],
  });
};
