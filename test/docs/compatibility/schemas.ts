import type { Direction, Node, Pair, Sides } from './document.ts';
import { listIn, missing, recordIn } from './document.ts';

interface Place {
  readonly direction: Direction;
  /** Where in the document, in words. */
  readonly where: string;
}

/** Compares two schemas, already followed. @returns what breaks clients, in words */
type Check = (was: Node, is: Node, place: Place) => readonly string[];

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** A number is also what an integer was. */
const typesOf = (schema: Node): readonly unknown[] => {
  const types = [schema['type'] ?? []].flat();
  return types.includes('number') ? [...types, 'integer'] : types;
};

const types: Check = (was, is, { direction, where }) => {
  const [before, now] = [typesOf(was), typesOf(is)];
  const [wanted, given] = direction === 'request' ? [before, now] : [now, before];
  const isNarrower =
    given.length > 0 && (wanted.length === 0 || wanted.some((type) => !given.includes(type)));
  return isNarrower ? [`${where}: the type ${show(was['type'])} became ${show(is['type'])}`] : [];
};

/** The values that are allowed; `undefined`: any. */
const valuesOf = (schema: Node): readonly string[] | undefined => {
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  return Array.isArray(values) ? values.map(show) : undefined;
};

const values: Check = (was, is, { direction, where }) => {
  const [before, now] = [valuesOf(was), valuesOf(is)];
  if (now === undefined) {
    return [];
  }
  if (before === undefined) {
    return direction === 'request' ? [`${where}: only ${now.join(', ')} is allowed now`] : [];
  }
  return before
    .filter((value) => !now.includes(value))
    .map((value) => `${where}: the value ${value} is gone`);
};

/** Keywords that a larger number makes stricter, and those that a smaller one does. */
const LEAST = ['minLength', 'minimum', 'minItems'] as const;
const MOST = ['maxLength', 'maximum', 'maxItems'] as const;

const bounds: Check = (was, is, { direction, where }) => {
  const isStricter = (name: string, sign: number): boolean =>
    is[name] !== undefined && (was[name] === undefined || sign * (Number(is[name]) - Number(was[name])) > 0);
  const names = [
    ...LEAST.filter((name) => isStricter(name, 1)),
    ...MOST.filter((name) => isStricter(name, -1)),
    ...['pattern', 'format'].filter((name) => is[name] !== undefined && is[name] !== was[name]),
  ];
  return direction === 'response'
    ? []
    : names.map((name) => `${where}: ${name} ${show(was[name])} became ${show(is[name])}`);
};

const defaults: Check = (was, is, { where }) =>
  show(was['default']) === show(is['default'])
    ? []
    : [`${where}: the default ${show(was['default'])} became ${show(is['default'])}`];

const required: Check = (was, is, { direction, where }) => {
  const [before, now] = [listIn(was, 'required'), listIn(is, 'required')];
  return direction === 'request'
    ? now.filter((name) => !before.includes(name)).map((name) => `${where}.${name}: is required now`)
    : before
        .filter((name) => !now.includes(name) && String(name) in recordIn(is, 'properties'))
        .map((name) => `${where}.${name}: is no longer always there`);
};

const removed: Check = (was, is, { where }) =>
  missing(recordIn(was, 'properties'), recordIn(is, 'properties')).map((name) => `${where}.${name}: is gone`);

const unknownFields: Check = (was, is, { direction, where }) =>
  direction === 'request' && is['additionalProperties'] === false && was['additionalProperties'] !== false
    ? [`${where}: unknown fields are refused now`]
    : [];

const CHECKS: readonly Check[] = [types, values, bounds, defaults, required, removed, unknownFields];

/** What breaks clients between two schemas, and below them. */
export const compareSchemas = (
  pair: Pair,
  place: Place,
  sides: Sides,
  above: readonly unknown[] = [],
): readonly string[] => {
  const [was, is] = [sides.was(pair.was), sides.is(pair.is)];
  // A schema may be part of itself.
  if (above.includes(was)) {
    return [];
  }
  const below = (next: Pair, name: string): readonly string[] =>
    compareSchemas(next, { ...place, where: `${place.where}${name}` }, sides, [...above, was]);
  const [before, now] = [recordIn(was, 'properties'), recordIn(is, 'properties')];
  const common = Object.keys(before).filter((name) => name in now);
  return [
    ...CHECKS.flatMap((check) => check(was, is, place)),
    ...common.flatMap((name) => below({ was: before[name], is: now[name] }, `.${name}`)),
    ...('items' in was && 'items' in is ? below({ was: was['items'], is: is['items'] }, '[]') : []),
    ...compareAlternatives(was, is, place, below),
  ];
};

const alternativesOf = (schema: Node): readonly unknown[] =>
  [listIn(schema, 'oneOf'), listIn(schema, 'anyOf')].flat();

/** Each alternative of before has to have one now in which nothing is broken. New ones may come. */
const compareAlternatives = (
  was: Node,
  is: Node,
  { where }: Place,
  compare: (pair: Pair, name: string) => readonly string[],
): readonly string[] => {
  const [before, now] = [alternativesOf(was), alternativesOf(is)];
  const isMet = (one: unknown): boolean =>
    now.some((other) => compare({ was: one, is: other }, '').length === 0);
  return before.flatMap((one, index) =>
    isMet(one) ? [] : [`${where}: alternative ${index + 1} of ${before.length} is gone or changed`],
  );
};
