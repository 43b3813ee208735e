import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Answer, Fault } from './table-fault.ts';
import { answerWith, isSilent, keysIn, TYPE } from './table-fault.ts';

export interface FaultProxy {
  readonly endpoint: string;
  /** The next requests fail so: as many as `times`, or all until {@link FaultProxy.heal}. */
  readonly fail: (fault: Fault, times?: number) => void;
  /** So many requests go well first. */
  readonly failAfter: (count: number, fault: Fault, times?: number) => void;
  readonly heal: () => void;
  /** Every connection that is open now takes whatever comes and never answers again, as one that a router dropped. */
  readonly deaden: () => void;
  /** From now on nobody listens at the endpoint. */
  readonly hangUp: () => void;
  /** Every request that came, as the partitions that it asked for, each once, where it was a batch read. */
  readonly requests: readonly TableRequest[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** How many requests have no answer, and get none until time passes. */
  readonly silent: () => number;
  readonly stop: () => Promise<void>;
}

export interface TableRequest {
  /** `BatchGetItem`, `PutItem`, ... */
  readonly operation: string;
  readonly keys: readonly string[];
}

/** Stands in front of an emulator of the table, which checks no signatures, and shows what only AWS would. */
export const startFaultProxy = async (table: { readonly endpoint: string }): Promise<FaultProxy> => {
  const requests: TableRequest[] = [];
  const plan: { fault: Fault | undefined; times: number; spared: number } = {
    fault: undefined,
    times: 0,
    spared: 0,
  };
  let connections = 0;
  const open = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  const silent = new Set<ServerResponse>();
  const fallSilent = (response: ServerResponse): void => {
    silent.add(response);
    response.once('close', () => silent.delete(response));
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    requests.push({ operation: operationOf(request), keys: keysIn(body) });
    if (dead.has(request.socket)) {
      fallSilent(response);
      return;
    }
    plan.spared -= 1;
    const fault = plan.spared < 0 && plan.times > 0 ? plan.fault : undefined;
    plan.times -= plan.spared < 0 ? 1 : 0;
    if (isSilent(fault)) {
      fallSilent(response);
    }
    const pass = (sent: string): Promise<Answer> => {
      silent.delete(response);
      return forward(table.endpoint, request, sent);
    };
    await answerWith(fault, pass, body, response);
  });
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const hangUp = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (fault, times = Number.POSITIVE_INFINITY) => {
      Object.assign(plan, { fault, times, spared: 0 });
    },
    failAfter: (spared, fault, times = Number.POSITIVE_INFINITY) => {
      Object.assign(plan, { fault, times, spared });
    },
    heal: () => {
      plan.times = 0;
    },
    deaden: () => {
      for (const socket of open) dead.add(socket);
    },
    hangUp,
    requests,
    connections: () => connections,
    silent: () => silent.size,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      hangUp();
      await closed;
    },
  };
};

const forward = async (endpoint: string, { headers }: IncomingMessage, body: string): Promise<Answer> => {
  const { 'x-amz-target': target = '', authorization = '', 'x-amz-date': date = '' } = headers;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': TYPE,
      'x-amz-target': String(target),
      authorization,
      'x-amz-date': String(date),
    },
    body,
  });
  return { status: response.status, body: await response.text() };
};

const operationOf = ({ headers }: IncomingMessage): string =>
  String(headers['x-amz-target']).split('.').at(-1) ?? '';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
