import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with a request to the table. */
export type Fault =
  /** Rows whose `pk` is listed are left out of a batch read, and named as `UnprocessedKeys`. */
  | { readonly kind: 'withhold'; readonly keys: readonly string[] }
  /** The work is done, and the connection ends before its answer. */
  | { readonly kind: 'lose-answer' }
  | { readonly kind: 'throttle' }
  /** The work is not done, and the refusal quotes all of the request. */
  | { readonly kind: 'quote' }
  /** The work is not done, and the connection ends. */
  | { readonly kind: 'reset' }
  /** Nothing is done and nothing is said. */
  | { readonly kind: 'hang' }
  /** The answer begins and never ends. */
  | { readonly kind: 'stall' };

export interface FaultProxy {
  readonly endpoint: string;
  /** The next requests fail so: as many as `times`, or all until {@link FaultProxy.heal}. */
  readonly fail: (fault: Fault, times?: number) => void;
  /** So many requests go well first. */
  readonly failAfter: (count: number, fault: Fault) => void;
  readonly heal: () => void;
  /** Every request that came, as the partitions that it asked for, each once, where it was a batch read. */
  readonly requests: readonly TableRequest[];
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
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    requests.push({ operation: operationOf(request), keys: keysIn(body) });
    plan.spared -= 1;
    const fault = plan.spared < 0 && plan.times > 0 ? plan.fault : undefined;
    plan.times -= plan.spared < 0 ? 1 : 0;
    await answer(fault, (sent) => forward(table.endpoint, request, sent), body, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (fault, times = Number.POSITIVE_INFINITY) => {
      Object.assign(plan, { fault, times, spared: 0 });
    },
    failAfter: (spared, fault) => {
      Object.assign(plan, { fault, times: Number.POSITIVE_INFINITY, spared });
    },
    heal: () => {
      plan.times = 0;
    },
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

interface Answer {
  readonly status: number;
  readonly body: string;
}

type Forward = (body: string) => Promise<Answer>;

const answer = async (
  fault: Fault | undefined,
  pass: Forward,
  body: string,
  response: ServerResponse,
): Promise<void> => {
  switch (fault?.kind) {
    case undefined:
      return send(response, await pass(body));
    case 'withhold':
      return send(response, await withhold(fault.keys, body, pass));
    case 'throttle':
      return send(response, THROTTLED);
    case 'quote':
      return send(response, quoting(body));
    case 'lose-answer':
      await pass(body);
      response.destroy();
      return;
    case 'reset':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': TYPE }).write('{"Responses":');
  }
};

const TYPE = 'application/x-amz-json-1.0';

const THROTTLED: Answer = {
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  }),
};

/** The table's messages name values of the request now and then. */
const quoting = (body: string): Answer => ({
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazon.coral.validate#ValidationException',
    message: `One or more parameter values are not valid: ${body}`,
  }),
});

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, { 'content-type': TYPE }).end(body);
};

interface RowKey {
  readonly pk: { readonly S: string };
}
type Batch = Readonly<Record<string, { readonly Keys: readonly RowKey[] }>>;

const batchIn = (body: string): Batch | undefined => JSON.parse(body).RequestItems;

const keysIn = (body: string): readonly string[] => [
  ...new Set(Object.values(batchIn(body) ?? {}).flatMap(({ Keys }) => Keys.map(({ pk }) => pk.S))),
];

/** A table answers so when it is throttled in part. */
const withhold = async (withheld: readonly string[], body: string, pass: Forward): Promise<Answer> => {
  const [[table, wish] = []] = Object.entries(batchIn(body) ?? {});
  if (table === undefined || wish === undefined) {
    return pass(body);
  }
  const isWithheld = ({ pk }: RowKey) => withheld.includes(pk.S);
  const Keys = wish.Keys.filter((key) => !isWithheld(key));
  const unprocessed = wish.Keys.filter(isWithheld);
  const sent = JSON.stringify({ RequestItems: { [table]: { ...wish, Keys } } });
  const answered = Keys.length > 0 ? JSON.parse((await pass(sent)).body) : {};
  const UnprocessedKeys = unprocessed.length > 0 ? { [table]: { ...wish, Keys: unprocessed } } : {};
  return { status: 200, body: JSON.stringify({ ...answered, UnprocessedKeys }) };
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
