import type { Listener } from '../../local/server/listen.ts';
import { listen } from '../../local/server/listen.ts';
import { passOn } from './pass-on.ts';

/** What the table was asked: how an attacker who measures would tell one request from another. */
export interface TableRequest {
  /** `BatchGetItem`, `PutItem`, ... */
  readonly operation: string;
  /** How many rows, where it was a batch. */
  readonly keys: number;
}

export interface TableCounter extends Listener {
  /** What was asked since the last time. */
  readonly take: () => readonly TableRequest[];
}

/** Stands before the table and counts. */
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
