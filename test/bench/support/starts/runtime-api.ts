import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lambda's side of one function, which is invoked once. */
export interface RuntimeApi {
  /** As `AWS_LAMBDA_RUNTIME_API` names it. */
  readonly host: string;
  /** When the function asked for its first event. Rejects when it cannot start. */
  readonly ready: Promise<number>;
  /** When its first answer came, and what it was. Rejects when it failed. */
  readonly answered: Promise<{ readonly atMs: number; readonly answer: unknown }>;
  readonly stop: () => Promise<void>;
}

/** The same clock in every process of this machine. */
export const epochMs = (): number => performance.timeOrigin + performance.now();

const PREFIX = '/2018-06-01/runtime';
const INVOCATION = 'invocation-1';
const PATIENCE_MS = 60_000;

/** Speaks the Runtime API: hands out one event, and keeps whoever asks for a second one waiting. */
export const startRuntimeApi = async (event: unknown): Promise<RuntimeApi> => {
  const ready = Promise.withResolvers<number>();
  const answered = Promise.withResolvers<{ readonly atMs: number; readonly answer: unknown }>();
  let isHandedOut = false;
  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
    [`${PREFIX}/invocation/next`]: (_, response) => {
      ready.resolve(epochMs());
      if (!isHandedOut) {
        isHandedOut = true;
        response.writeHead(200, invocationHeaders()).end(JSON.stringify(event));
      }
    },
    [`${PREFIX}/invocation/${INVOCATION}/response`]: async (request, response) => {
      const atMs = epochMs();
      answered.resolve({ atMs, answer: await bodyOf(request) });
      response.writeHead(202).end();
    },
  };
  const fail = async (request: IncomingMessage): Promise<void> => {
    const error = new Error(`${request.url}: ${JSON.stringify(await bodyOf(request))}`);
    ready.reject(error);
    answered.reject(error);
  };
  const server = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    route === undefined ? fail(request) : route(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: ready.promise,
    answered: answered.promise,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const invocationHeaders = (): Record<string, string> => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': INVOCATION,
  'lambda-runtime-deadline-ms': String(Date.now() + PATIENCE_MS),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:transfer',
  'lambda-runtime-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0',
});

const bodyOf = async (request: IncomingMessage): Promise<unknown> =>
  JSON.parse(Buffer.concat(await request.toArray()).toString());
