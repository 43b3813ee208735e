import type { Node, Pair, Sides } from './document.ts';
import { listIn, makeFollow, missing, recordIn } from './document.ts';
import { compareSchemas } from './schemas.ts';

const METHODS = ['delete', 'get', 'patch', 'post', 'put'];

/** Every change that may break a client of the released document, in words. Additions are not among them. */
export const breakingChanges = (released: Node, today: Node): readonly string[] => {
  const sides: Sides = { was: makeFollow(released), is: makeFollow(today) };
  const [before, now] = [recordIn(released, 'paths'), recordIn(today, 'paths')];
  return Object.keys(before).flatMap((path) =>
    path in now
      ? comparePaths({ was: before[path], is: now[path] }, path, sides)
      : [`${path}: the path is gone`],
  );
};

/** Today's methods of a path, each with what the path says of all of them. */
const comparePaths = (pair: Pair, path: string, sides: Sides): readonly string[] => {
  const [before, now] = [sides.was(pair.was), sides.is(pair.is)];
  return METHODS.filter((method) => method in before).flatMap((method) => {
    const where = `${method.toUpperCase()} ${path}`;
    if (!(method in now)) {
      return [`${where}: the operation is gone`];
    }
    const was = { ...recordIn(before, method), shared: before['parameters'] };
    const is = { ...recordIn(now, method), shared: now['parameters'] };
    return [
      ...compareParameters(was, is, where, sides),
      ...compareRequestBodies(was, is, where, sides),
      ...compareResponses(was, is, where, sides),
    ];
  });
};

/** By where they stand and what they are called: `query limit`. */
const parametersOf = (operation: Node, follow: Sides['was']): ReadonlyMap<string, Node> =>
  new Map(
    [...listIn(operation, 'shared'), ...listIn(operation, 'parameters')]
      .map(follow)
      .map((parameter) => [`${parameter['in']} ${parameter['name']}`, parameter]),
  );

const compareParameters = (was: Node, is: Node, where: string, sides: Sides): readonly string[] => {
  const [before, now] = [parametersOf(was, sides.was), parametersOf(is, sides.is)];
  const newlyRequired = [...now].filter(
    ([name, parameter]) => parameter['required'] === true && before.get(name)?.['required'] !== true,
  );
  return [
    ...newlyRequired.map(([name]) => `${where} ${name}: is required now`),
    ...[...before].flatMap(([name, parameter]) => {
      const other = now.get(name);
      const pair = { was: parameter['schema'], is: other?.['schema'] };
      return other === undefined
        ? [`${where} ${name}: is gone`]
        : compareSchemas(pair, { direction: 'request', where: `${where} ${name}` }, sides);
    }),
  ];
};

const compareRequestBodies = (was: Node, is: Node, where: string, sides: Sides): readonly string[] => {
  const [before, now] = [sides.was(was['requestBody']), sides.is(is['requestBody'])];
  const isRequired = now['required'] === true && before['required'] !== true;
  return [
    ...(isRequired ? [`${where} body: is required now`] : []),
    ...compareContents(before, now, { direction: 'request', where: `${where} body` }, sides),
  ];
};

const compareContents = (
  was: Node,
  is: Node,
  place: Parameters<typeof compareSchemas>[1],
  sides: Sides,
): readonly string[] => {
  const [before, now] = [recordIn(was, 'content'), recordIn(is, 'content')];
  const common = Object.keys(before).filter((type) => type in now);
  return [
    ...missing(before, now).map((type) => `${place.where}: ${type} is gone`),
    ...common.flatMap((type) => {
      const pair = { was: recordIn(before, type)['schema'], is: recordIn(now, type)['schema'] };
      return compareSchemas(pair, place, sides);
    }),
  ];
};

const compareResponses = (was: Node, is: Node, where: string, sides: Sides): readonly string[] => {
  const [before, now] = [recordIn(was, 'responses'), recordIn(is, 'responses')];
  const common = Object.keys(before).filter((status) => status in now);
  return [
    ...missing(before, now).map((status) => `${where} ${status}: the response is gone`),
    ...common.flatMap((status) => {
      const [one, other] = [sides.was(before[status]), sides.is(now[status])];
      const place = { direction: 'response', where: `${where} ${status}` } as const;
      const headers = missing(recordIn(one, 'headers'), recordIn(other, 'headers'));
      return [
        ...headers.map((header) => `${place.where}: the header ${header} is gone`),
        ...compareContents(one, other, place, sides),
      ];
    }),
  ];
};
