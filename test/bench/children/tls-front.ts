import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { onQuestion } from '../support/on-question.ts';
import { makeSelfSigned } from '../support/table/self-signed.ts';

/** Puts TLS before a server of this machine, in a process of its own, with a certificate that nobody has reason to trust. */
onQuestion(async ({ endpoint }: { readonly endpoint: string }) => {
  const { certificate, privateKey } = makeSelfSigned(new Date());
  const { hostname, port } = new URL(endpoint);
  const front = createServer({ cert: certificate, key: privateKey }, (socket) => {
    const behind = connect(Number(port), hostname);
    socket.setNoDelay(true);
    behind.setNoDelay(true);
    socket.pipe(behind).pipe(socket);
    socket.on('error', () => behind.destroy());
    behind.on('error', () => socket.destroy());
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  return { endpoint: `https://127.0.0.1:${(front.address() as AddressInfo).port}` };
});
