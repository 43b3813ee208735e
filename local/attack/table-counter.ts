import type { Listener } from '../listen.ts';
import { listen } from '../listen.ts';

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

/** Stands before the table and counts. The local table checks no signatures, so requests may be passed on. */
export const startTableCounter = async (endpoint: string): Promise<TableCounter> => {
  const requests: TableRequest[] = [];
  const listener = await listen(async (request) => {
    const target = request.headers.get('x-amz-target') ?? '';
    const body = await request.text();
    requests.push({ operation: target.split('.').at(-1) ?? '', keys: keysIn(body) });
    const headers = Object.fromEntries(PASSED_ON.map((name) => [name, request.headers.get(name) ?? '']));
    const answer = await fetch(endpoint, { method: 'POST', headers, body });
    const type = { 'content-type': answer.headers.get('content-type') ?? '' };
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: type });
  }, 0);
  return { ...listener, take: () => requests.splice(0) };
};

const PASSED_ON = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];

const keysIn = (body: string): number => {
  const { RequestItems: batch = {} } = JSON.parse(body) as { readonly RequestItems?: Batch };
  return Object.values(batch).flatMap(({ Keys }) => Keys).length;
};

type Batch = Readonly<Record<string, { readonly Keys: readonly unknown[] }>>;
