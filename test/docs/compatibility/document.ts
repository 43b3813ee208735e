import { asRecord } from '../../../lib/json.ts';

/** Any object of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>;

/** The object at the end of a reference, or the object itself; empty for anything else. */
export type Follow = (value: unknown) => Node;

/** Which way a value goes. What a change breaks depends on it. */
export type Direction = 'request' | 'response';

/** The same place in the released document and in the one of today. */
export interface Pair {
  readonly was: unknown;
  readonly is: unknown;
}

export interface Sides {
  readonly was: Follow;
  readonly is: Follow;
}

export const makeFollow =
  (document: unknown): Follow =>
  (value) => {
    const node = asRecord(value) ?? {};
    const reference = node['$ref'];
    return typeof reference === 'string' ? makeFollow(document)(at(document, reference)) : node;
  };

const at = (document: unknown, reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => asRecord(node)?.[part], document);

export const recordIn = (node: Node, name: string): Node => asRecord(node[name]) ?? {};

export const listIn = (node: Node, name: string): readonly unknown[] => {
  const value = node[name];
  return Array.isArray(value) ? value : [];
};

/** The names that are in one object and not in the other. */
export const missing = (names: Node, from: Node): readonly string[] =>
  Object.keys(names).filter((name) => !(name in from));
