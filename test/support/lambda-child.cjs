/** Lambda in small: loads one bundled function in a process of its own and runs it for each event that comes in. */
const { handler } = require(process.argv[2]);

process.on('message', async ({ id, event }) => {
  const result = await handler(event, { awsRequestId: id }).catch((error) => ({ thrown: error.name }));
  process.send({ id, result });
});
process.send({ ready: true });
