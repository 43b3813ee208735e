/**
 * Runs a bundle and counts, for one event at a time, the steps that it takes: blocks of JavaScript as V8 counts them for
 * coverage, and the lengths of what it hands to natives that take more than a step, which V8 does not see into.
 */
const { Session } = require('node:inspector/promises');

const spent = new Map();
const note = (name, length) => {
  const { calls = 0, units = 0, most = 0 } = spent.get(name) ?? {};
  spent.set(name, { calls: calls + 1, units: units + length, most: Math.max(most, length) });
};

const wrap = (owner, method, name, lengthOf) => {
  const native = owner[method];
  Object.defineProperty(owner, method, {
    configurable: true,
    writable: true,
    value(...given) {
      note(name, lengthOf(this, given) ?? 0);
      return native.apply(this, given);
    },
  });
};

/** Natives of regular expressions call `exec` for each match, which is not counted again. */
let isMatching = false;
const wrapMatching = (method) => {
  const native = RegExp.prototype[method];
  RegExp.prototype[method] = function (...given) {
    if (isMatching) return native.apply(this, given);
    note('regular expressions', String(given[0]).length);
    isMatching = true;
    try {
      return native.apply(this, given);
    } finally {
      isMatching = false;
    }
  };
};

const ofThis = (one) => one.length;
const ofFirst = (_one, [first]) => String(first ?? '').length;

for (const method of [
  'exec',
  'test',
  Symbol.match,
  Symbol.matchAll,
  Symbol.replace,
  Symbol.search,
  Symbol.split,
]) {
  wrapMatching(method);
}
wrap(String.prototype, 'normalize', 'normalize', ofThis);
wrap(String.prototype, 'localeCompare', 'localeCompare', ofThis);
/** A search ends where it finds something. */
const wrapSearch = (owner, name) => {
  const { includes, indexOf } = owner;
  const search = (one, what, from) => {
    const at = indexOf.call(one, what, from);
    note(name, (at === -1 ? one.length : at + 1) - Math.min(from, one.length));
    return at;
  };
  owner.indexOf = function (what, from = 0) {
    return search(this, what, from);
  };
  owner.includes = function (what, from = 0) {
    search(this, what, from);
    return includes.call(this, what, from);
  };
};
wrapSearch(String.prototype, 'searching texts');
wrapSearch(Array.prototype, 'searching lists');
for (const method of ['sort', 'toSorted']) wrap(Array.prototype, method, 'sorting', ofThis);
wrap(URLSearchParams.prototype, 'getAll', 'getAll', (one) => one.size);
wrap(URLSearchParams.prototype, 'get', 'get', (one) => one.size);
wrap(URLSearchParams.prototype, 'sort', 'sorting', (one) => one.size);
wrap(JSON, 'parse', 'parsing JSON', ofFirst);
const { URLSearchParams: Native } = globalThis;
globalThis.URLSearchParams = class URLSearchParams extends Native {
  constructor(...given) {
    super(...given);
    note('parsing forms', ofFirst(undefined, given));
  }
};

const [, , path] = process.argv;
const { handler } = require(path);
const session = new Session();
session.connect();
const started = (async () => {
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
})();

const blocksIn = (scripts) =>
  (scripts.find(({ url }) => url.endsWith(path))?.functions ?? [])
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);

process.on('message', async (event) => {
  await started;
  // Each look resets the counts.
  await session.post('Profiler.takePreciseCoverage');
  spent.clear();
  const { statusCode } = await handler(event, {});
  const natives = Object.fromEntries(spent);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  process.send({ status: statusCode, blocks: blocksIn(result), natives });
});
process.send('ready');
