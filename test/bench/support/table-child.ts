import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { digestOfKey } from '../../../lib/calls/webhook-key.ts';
import { maskToRow, webhookKeyToRow } from '../../../lib/masks/items.ts';
import { KEY } from '../../support/call-world.ts';
import { makeMask } from '../../support/masks.ts';
import { startTestTable } from '../../support/table.ts';
import { makeSelfSigned } from './self-signed.ts';

/** Run by table-process.ts in a process of its own: a table with one mask and one key, in the clear and behind TLS. */
const table = await startTestTable();
for (const Item of [maskToRow(makeMask()), webhookKeyToRow(digestOfKey(KEY), { connection: 'tropo' })]) {
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

const { certificate, privateKey } = makeSelfSigned(new Date());
const port = Number(new URL(table.endpoint).port);
const front = createServer({ cert: certificate, key: privateKey }, (socket) => {
  const behind = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  behind.setNoDelay(true);
  socket.pipe(behind).pipe(socket);
  socket.on('error', () => behind.destroy());
  behind.on('error', () => socket.destroy());
});
await once(front.listen(0, '127.0.0.1'), 'listening');
process.send?.({
  name: table.name,
  endpoint: table.endpoint,
  tlsEndpoint: `https://127.0.0.1:${(front.address() as AddressInfo).port}`,
});
process.once('disconnect', () => process.exit());
