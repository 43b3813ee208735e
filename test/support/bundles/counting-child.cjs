/**
 * Counts how often each function of a bundle runs in a warm call, as V8 counts for coverage. In plain CommonJS, so that
 * nothing but the bundle is loaded.
 */
const { Session } = require('node:inspector/promises');

const [, , path, warmUp, calls] = process.argv;
const { handler } = require(path);

const countCalls = async (event) => {
  for (let call = 0; call < Number(warmUp); call += 1) {
    await handler(event, {});
  }
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const counts = [];
  for (let call = 0; call < Number(calls); call += 1) {
    // Each look resets the counts.
    await session.post('Profiler.takePreciseCoverage');
    await handler(event, {});
    const { result } = await session.post('Profiler.takePreciseCoverage');
    counts.push(functionsIn(result));
  }
  return counts;
};

const functionsIn = (scripts) =>
  (scripts.find(({ url }) => url.endsWith(path))?.functions ?? [])
    .map(({ functionName, ranges: [{ count, startOffset }] }) => ({ functionName, startOffset, count }))
    .filter(({ count }) => count > 0);

process.on('message', async (event) => process.send(await countCalls(event)));
process.send('ready');
