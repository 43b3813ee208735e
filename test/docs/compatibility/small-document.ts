import type { Node } from './document.ts';

const MASK = {
  type: 'object',
  required: ['mask', 'state'],
  properties: {
    mask: { type: 'string' },
    state: { enum: ['active', 'expired'] },
    label: { type: 'string' },
    next: { $ref: '#/components/schemas/Mask' },
  },
};

const ORDER = {
  type: 'object',
  required: ['number'],
  additionalProperties: true,
  properties: {
    number: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    answer: { enum: ['direct', 'press-1'], default: 'direct' },
    label: { type: 'string', maxLength: 100 },
    tags: { type: 'array', items: { type: 'string' } },
  },
};

/** A small API with one of everything that is compared. */
export const BEFORE = {
  info: { version: '1.0.0' },
  components: { schemas: { Mask: MASK, Order: ORDER } },
  paths: {
    '/masks': {
      parameters: [{ in: 'header', name: 'x-request', schema: { type: 'string' } }],
      get: {
        parameters: [{ in: 'query', name: 'limit', schema: { type: 'integer', maximum: 100 } }],
        responses: {
          200: { content: { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } } },
        },
      },
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: {
          201: {
            headers: { etag: {} },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Mask' } } },
          },
          409: { content: { 'application/problem+json': {} } },
        },
      },
    },
    '/carriers': { get: { responses: { 200: {} } } },
  },
};

type Document = typeof BEFORE;

/** The document with one thing changed, as an author would. */
export const changed = (path: string, value: unknown): Node => {
  const document: Document = structuredClone(BEFORE);
  const parts = path.split(' ');
  const last = parts.pop() ?? '';
  const node = parts.reduce<Record<string, unknown>>(
    (at, part) => at[part] as Record<string, unknown>,
    document,
  );
  if (value === undefined) delete node[last];
  else node[last] = value;
  return document;
};
