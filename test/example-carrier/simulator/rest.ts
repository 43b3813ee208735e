import { isRecord, jsonAnswer, parseJson } from '../../../simulators/support/http/json.ts';
import { findRoute } from '../../../simulators/support/http/router.ts';
import type { Stock } from '../../../simulators/support/stock/stock.ts';
import type { ExampleNumber, ExampleSettings } from './account.ts';
import { EXAMPLE_CREDENTIALS } from './account.ts';

export interface RestDependencies {
  readonly numbers: Map<string, ExampleNumber>;
  readonly stock: Stock;
  readonly settings: () => ExampleSettings;
  readonly changed: () => void;
}

interface RestCall extends RestDependencies {
  readonly number: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

type RestHandler = (call: RestCall) => Response;

export const PAGE_SIZE = 50;

const failure = (status: number, reason: string): Response => jsonAnswer({ reason }, status);

const list: RestHandler = ({ numbers, query }) => {
  const all = [...numbers.values()];
  const start = all.findIndex(({ number }) => number === query.get('after')) + 1;
  const page = all.slice(start, start + PAGE_SIZE);
  const isLast = start + PAGE_SIZE >= all.length;
  return jsonAnswer({ numbers: page, next: isLast ? '' : (page.at(-1)?.number ?? '') });
};

const search: RestHandler = ({ query, stock }) => {
  const free = stock.free(query.get('prefix') ?? '1');
  return jsonAnswer({ numbers: free.map((number) => ({ number, voice: true })) });
};

const settingsIn = (body: RestCall['body']): Partial<ExampleNumber> =>
  Object.fromEntries(
    ['label', 'voiceUrl', 'fallbackUrl']
      .filter((name) => name in body)
      .map((name) => [name, String(body[name])]),
  );

const order: RestHandler = ({ body, changed, numbers, settings, stock }) => {
  const number = String(body['number']);
  if (settings().documentsNeeded) return failure(422, 'documents');
  if (!stock.isFree(number)) return failure(409, 'taken');
  const bought = { number, label: '', voiceUrl: '', fallbackUrl: '', ...settingsIn(body) };
  numbers.set(number, bought);
  changed();
  return jsonAnswer(bought, 201);
};

const show: RestHandler = ({ number, numbers }) => {
  const found = numbers.get(number);
  return found === undefined ? failure(404, 'unknown') : jsonAnswer(found);
};

const change: RestHandler = (call) => {
  const { body, changed, number, numbers } = call;
  const found = numbers.get(number);
  if (found === undefined) return failure(404, 'unknown');
  numbers.set(number, { ...found, ...settingsIn(body) });
  changed();
  return show(call);
};

const release: RestHandler = ({ changed, number, numbers, stock }) => {
  if (!numbers.delete(number)) return failure(404, 'unknown');
  stock.putBack(number);
  changed();
  return new Response(null, { status: 204 });
};

const ROUTES = {
  available: { GET: search },
  numbers: { GET: list, POST: order },
  'numbers/:number': { GET: show, PATCH: change, DELETE: release },
} as const;

/** The REST API under `/v1`. */
export const makeRest =
  (dependencies: RestDependencies) =>
  /** @param segments is the path after `/v1`. */
  async (request: Request, segments: readonly string[]): Promise<Response> => {
    if (request.headers.get('authorization') !== `Bearer ${EXAMPLE_CREDENTIALS.apiKey}`)
      return failure(401, 'unauthorized');
    const found = findRoute<RestHandler>(ROUTES, request.method, segments);
    if (found === 'no-path') return failure(404, 'no such path');
    if (found === 'no-method') return failure(405, 'not with this method');
    const body = parseJson(await request.text());
    const query = new URL(request.url).searchParams;
    const number = found.names('number');
    return found.handler({ ...dependencies, number, query, body: isRecord(body) ? body : {} });
  };
