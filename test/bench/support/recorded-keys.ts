import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Key } from '../../../lib/masks/items.ts';
import { listen } from '../../../local/listen.ts';
import { startBundled } from '../../support/bundled.ts';
import { CONTEXT } from '../../support/events.ts';

type WireBatch = Readonly<Record<string, { readonly Keys: readonly WireKey[] }>>;
type WireKey = Readonly<Record<keyof Key, { readonly S: string }>>;

/** What the function asks the table for in a warm call: the keys of its own request, not what we believe they are. */
export const recordKeys = async (
  path: string,
  env: Readonly<Record<string, string>>,
  event: APIGatewayProxyEventV2,
): Promise<readonly Key[]> => {
  let last = '{}';
  const recorder = await listen(async (request) => {
    last = await request.text();
    const headers = Object.fromEntries(PASSED_ON.map((name) => [name, request.headers.get(name) ?? '']));
    const answer = await fetch(env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
      method: 'POST',
      headers,
      body: last,
    });
    return new Response(await answer.arrayBuffer(), { status: answer.status });
  }, 0);
  const copy = await startBundled(path, { ...env, AWS_ENDPOINT_URL_DYNAMODB: recorder.url });
  try {
    // The first call looks for the webhook key, too; the second one knows it.
    await copy.handler(event, CONTEXT);
    await copy.handler(event, CONTEXT);
  } finally {
    await copy.stop();
    await recorder.stop();
  }
  const { RequestItems = {} } = JSON.parse(last) as { readonly RequestItems?: WireBatch };
  return Object.values(RequestItems).flatMap(({ Keys }) =>
    Keys.map(({ pk, sk }) => ({ pk: pk.S, sk: sk.S })),
  );
};

/** The headers without which a local table refuses a request. */
const PASSED_ON = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
