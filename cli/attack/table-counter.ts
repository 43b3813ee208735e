import { listen } from '../../local/server/listen.ts';
import type { Listener } from '../../simulators/support/http/loopback.ts';
import { passOn } from './pass-on.ts';

/** The requests to the table. A difference in them could be measured from outside. */
export interface TableRequest {
  /** `BatchGetItem`, `PutItem`, ... */
  readonly operation: string;
  /** How many rows, where it was a batch. */
  readonly keys: number;
}

export interface TableCounter extends Listener {
  /** The requests since the last call. */
  readonly take: () => readonly TableRequest[];
}

/** A proxy in front of the table that counts requests. */
export const startTableCounter = async (endpoint: string): Promise<TableCounter> => {
  const requests: TableRequest[] = [];
  const listener = await listen(async (request) => {
    const target = request.headers.get('x-amz-target') ?? '';
    const body = await request.text();
    requests.push({ operation: target.split('.').at(-1) ?? '', keys: keysIn(body) });
    return passOn(endpoint, request, body);
  }, 0);
  return { ...listener, take: () => requests.splice(0) };
};

const keysIn = (body: string): number => {
  const { RequestItems: batch = {} } = JSON.parse(body) as { readonly RequestItems?: Batch };
  return Object.values(batch).flatMap(({ Keys }) => Keys).length;
};

type Batch = Readonly<Record<string, { readonly Keys: readonly unknown[] }>>;
