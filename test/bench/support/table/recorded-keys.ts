import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Key } from '../../../../lib/table/keys.ts';
import { NEVER_LATE, startBundled } from '../../../support/bundles/bundled.ts';
import { CONTEXT } from '../../../support/calls/events.ts';
import { startRecorder } from './recorded-requests.ts';

type WireBatch = Readonly<Record<string, { readonly Keys: readonly WireKey[] }>>;
type WireKey = Readonly<Record<keyof Key, { readonly S: string }>>;

/** What the function asks the table for in a warm call: the keys of its own request, not what we believe they are. */
export const recordKeys = async (
  path: string,
  env: Readonly<Record<string, string>>,
  event: APIGatewayProxyEventV2,
): Promise<readonly Key[]> => {
  const recorder = await startRecorder(env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const copy = await startBundled(path, { ...env, AWS_ENDPOINT_URL_DYNAMODB: recorder.url }, NEVER_LATE);
  try {
    // The first call looks for the webhook key, too; the second one knows it.
    await copy.handler(event, CONTEXT);
    recorder.take();
    await copy.handler(event, CONTEXT);
  } finally {
    await copy.stop();
    await recorder.stop();
  }
  return recorder.take().flat().flatMap(keysIn);
};

const keysIn = ({ body }: { readonly body: string }): readonly Key[] => {
  const { RequestItems = {} } = JSON.parse(body) as { readonly RequestItems?: WireBatch };
  return Object.values(RequestItems).flatMap(({ Keys }) =>
    Keys.map(({ pk, sk }) => ({ pk: pk.S, sk: sk.S })),
  );
};
