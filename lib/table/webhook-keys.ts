import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import { digestOfKey } from '../calls/proofs/webhook-key.ts';
import type { WebhookKey } from '../carriers/protocol.ts';
import { scanRows } from './commands.ts';
import { WEBHOOK_KEY } from './keys.ts';
import { rowToWebhookKey, webhookKeyToRow } from './rows.ts';

/** 192 bits in base64url. The table holds only the digest. */
export const makeKey = (): string => randomBytes(24).toString('base64url');

export const addKey = async ({ client, name }: Table, key: string, about: WebhookKey): Promise<void> => {
  await client.send(new PutCommand({ TableName: name, Item: webhookKeyToRow(digestOfKey(key), about) }));
};

export interface StoredKey extends WebhookKey {
  readonly digest: string;
}

/** Every key. No index has them, so this scans the whole table. */
export const listKeys = async (table: Table): Promise<readonly StoredKey[]> => {
  const rows = await scanRows(table, {
    FilterExpression: 'sk = :key',
    ExpressionAttributeValues: { ':key': WEBHOOK_KEY },
  });
  return rows.map((row) => ({ ...rowToWebhookKey(row), digest: String(row['pk']).slice('KEY#'.length) }));
};

/** Keeps an ended key's row this long: results of long calls still come in under the key. */
const KEPT_SECONDS = 24 * 60 * 60;

/** Sets the end of a key. */
export const endKey = async (
  { client, name }: Table,
  { digest, ...key }: StoredKey,
  endsAtSeconds: number,
): Promise<void> => {
  const row = {
    ...webhookKeyToRow(digest, { ...key, endsAtSeconds }),
    purgeAtSeconds: endsAtSeconds + KEPT_SECONDS,
  };
  await client.send(new PutCommand({ TableName: name, Item: row }));
};
