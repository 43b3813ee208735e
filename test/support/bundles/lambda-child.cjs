/** Lambda in small: loads one bundled function in a process of its own and runs it for each event that comes in. */
const { handler } = require(process.argv[2]);

process.on('message', async ({ id, event, doesTimeCount }) => {
  if (doesTimeCount !== undefined) {
    globalThis.doesTimeCount = doesTimeCount;
    return;
  }
  const result = await handler(event, { awsRequestId: id }).catch((error) => {
    // Lambda's runtime logs whatever a function throws, message and all.
    console.error('Invoke Error', error);
    return { thrown: error.name };
  });
  // What a handler without an answer gives would get lost on the way.
  process.send({ id, result: result ?? null });
});
process.send({ ready: true });
