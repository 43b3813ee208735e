import type { ServerResponse } from 'node:http';

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
  | { readonly kind: 'stall' }
  /** The work is done after a time, which may be another one for each request. */
  | { readonly kind: 'slow'; readonly delayMs: () => number };

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Asks the table itself. */
type Forward = (body: string) => Promise<Answer>;

/** Answers a request to the table, or fails to. */
export const answerWith = async (
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
    case 'slow':
      await pause(fault.delayMs());
      // Whoever gave up has closed the connection.
      return response.destroyed ? undefined : send(response, await pass(body));
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

/** By a timer that a test may set to virtual time. */
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Whether nothing but time ends the silence that follows. */
export const isSilent = (fault: Fault | undefined): boolean =>
  fault?.kind === 'hang' || fault?.kind === 'stall' || fault?.kind === 'slow';

export const TYPE = 'application/x-amz-json-1.0';

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

/** The partitions that a batch read asks for, each once. */
export const keysIn = (body: string): readonly string[] => [
  ...new Set(Object.values(batchIn(body) ?? {}).flatMap(({ Keys }) => Keys.map(({ pk }) => pk.S))),
];

/** A table answers so when it is throttled in part. */
const withhold = async (withheld: readonly string[], body: string, pass: Forward): Promise<Answer> => {
  const [[table, wanted] = []] = Object.entries(batchIn(body) ?? {});
  if (table === undefined || wanted === undefined) {
    return pass(body);
  }
  const isWithheld = ({ pk }: RowKey) => withheld.includes(pk.S);
  const Keys = wanted.Keys.filter((key) => !isWithheld(key));
  const unprocessed = wanted.Keys.filter(isWithheld);
  const sent = JSON.stringify({ RequestItems: { [table]: { ...wanted, Keys } } });
  const answered = Keys.length > 0 ? JSON.parse((await pass(sent)).body) : {};
  const UnprocessedKeys = unprocessed.length > 0 ? { [table]: { ...wanted, Keys: unprocessed } } : {};
  return { status: 200, body: JSON.stringify({ ...answered, UnprocessedKeys }) };
};
