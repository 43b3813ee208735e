import { Agent, request } from 'node:http';
import { KEY } from '../../../support/calls/call-world.ts';
import type { Shape } from './call-events.ts';
import { sessionOf } from './call-events.ts';

export interface Call {
  readonly shape: Shape;
  readonly caller: string;
  readonly mask: string;
}

/** As many connections as are wanted at once, kept open as a carrier keeps its own. */
const agent = new Agent({ keepAlive: true });

/** How long an answer took, and what went wrong where the call was not connected. */
export interface Answered {
  readonly ms: number;
  readonly failure?: string;
}

/** Asks where a call goes, as the carrier does. */
export const callOverHttp = async (url: string, { shape, caller, mask }: Call): Promise<Answered> => {
  const startedAtMs = performance.now();
  const answer = await post(`${url}/transfer/${KEY}`, JSON.stringify(sessionOf(shape, caller, mask))).catch(
    (error: NodeJS.ErrnoException) => `the connection failed: ${error.code}`,
  );
  const ms = performance.now() - startedAtMs;
  return answer.includes('"transfer"') ? { ms } : { ms, failure: answer };
};

/** `fetch` would cost the two processors of a small machine more than the call itself does. */
const post = (url: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
      incoming.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString()), reject);
    });
    outgoing.on('error', reject).end(body);
  });
