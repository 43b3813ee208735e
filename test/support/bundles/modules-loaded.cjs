/** Loads a bundled function where Lambda's runtime client runs already, and says which modules of Node that brought along. */
// What `aws-lambda-ric` loads before it turns to the function; more of it at a start costs nothing.
for (const name of ['fs', 'http', 'module', 'net', 'os', 'path', 'util', 'worker_threads']) {
  require(`node:${name}`);
}
// Lambda's client writes the log with it, and every process loads it sooner or later.
process.stdout;

const isThere = new Set(process.moduleLoadList);
require(process.argv[2]);
const loaded = process.moduleLoadList.filter((name) => !isThere.has(name));
process.stdout.write(
  JSON.stringify(loaded.map((name) => name.replace(/^NativeModule |^Internal Binding /, ''))),
);
