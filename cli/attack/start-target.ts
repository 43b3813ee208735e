import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../lib/aws/table.ts';
import { connectTable } from '../../lib/aws/table.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { maskKey } from '../../lib/table/keys.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import type { LocalCallmask } from '../../local/callmask.ts';
import { startCallmask } from '../../local/callmask.ts';
import { listen } from '../../local/server/listen.ts';
import { makeSecrets } from '../../local/server/secrets.ts';
import { startDynamodb } from '../../local/table.ts';
import { buy } from './buying.ts';
import { fictionalNumbers, inTurn } from './numbers.ts';
import type { Outputs } from './outputs.ts';
import type { Send } from './send.ts';
import { send } from './send.ts';
import { everyCarrier, everySecret, insertVictims, SIGNING_CARRIERS } from './signing-carriers.ts';
import { startTableCounter } from './table-counter.ts';
import type { Limits, Rounds, Target, Victim, Victims } from './target.ts';

export interface TargetOptions {
  readonly limits: Limits;
  readonly rounds: Rounds;
  readonly outputs: Pick<Outputs, 'written'>;
}

export interface StartedTarget extends Target {
  readonly stop: () => Promise<void>;
}

const TABLE_NAME = 'callmask';

type Stoppable = Pick<StartedTarget, 'stop'>;

/** A Callmask of its own: in memory, on free ports, and found by no other command. */
export const startTarget = async (options: TargetOptions): Promise<StartedTarget> => {
  const started: Stoppable[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) {
      await part.stop();
    }
  };
  try {
    return { ...(await startParts(options, started)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startParts = async (
  { limits, rounds, outputs }: TargetOptions,
  started: Stoppable[],
): Promise<Target> => {
  const keep = <T extends Stoppable>(part: T): T => {
    started.push(part);
    return part;
  };
  const dynamodb = keep(await startDynamodb({}));
  const counter = keep(await startTableCounter(dynamodb.endpoint));
  const secrets = keep(await listen(makeSecrets(everySecret()), 0));
  const callmask = keep(
    await startCallmask(
      { carrier: 'tropo', port: 0, simulatorPort: 0, dynamodbEndpoint: counter.url, dataFolder: undefined },
      {
        environment: { ...everyCarrier(secrets.url), ...environmentFor(limits), LOG_LEVEL: 'INFO' },
        isUnannounced: true,
      },
    ),
  );
  const table = connectTable({ name: TABLE_NAME });
  keep({ stop: async () => table.client.destroy() });
  const target = makeTarget(callmask, table, { limits, rounds });
  const victims = await makeVictims(target);
  await insertVictims(makeDynamodbStore(table), new Date(target.nowMs()).toISOString());
  return { ...target, victims, written: outputs.written, takeTableRequests: counter.take };
};

const environmentFor = (limits: Limits): Readonly<Record<string, string>> => ({
  MASKS_PER_NUMBER: String(limits.masksPerNumber),
  MASKS_PER_DAY: String(limits.masksPerDay),
  CALLS_PER_MINUTE_PER_MASK: String(limits.callsPerMinutePerMask),
  CALLS_PER_MINUTE_PER_CALLER: String(limits.callsPerMinutePerCaller),
});

type Bare = Omit<Target, 'takeTableRequests' | 'victims' | 'written'>;

const makeTarget = (
  { apiUrl, simulatorUrl, voiceUrl }: LocalCallmask,
  table: Table,
  settings: Pick<Target, 'limits' | 'rounds'>,
): Bare => {
  const refusals = new Set<string>();
  let calls = 0;
  const key = voiceUrl.split('/').at(-1) ?? '';
  return {
    ...settings,
    signing: SIGNING_CARRIERS,
    apiUrl,
    simulatorUrl,
    key,
    table,
    send: keepingRefusals(refusals),
    refusals: () => refusals,
    nextNumber: inTurn(fictionalNumbers('people')),
    nextCaller: inTurn(fictionalNumbers('callers')),
    nextCallId: () => {
      calls += 1;
      return calls.toString(16).padStart(32, '0');
    },
    nowMs: Date.now,
  };
};

const keepingRefusals =
  (refusals: Set<string>): Send =>
  async (url, message) => {
    const answer = await send(url, message);
    if (answer.status >= 300) {
      refusals.add(JSON.stringify(answer));
    }
    return answer;
  };

const makeVictims = async (target: Bare): Promise<Victims> => {
  const one = (): Promise<Victim> => buy(target, target.nextNumber());
  const [live, other, released, expired] = [await one(), await one(), await one(), await one()];
  const path = `/masks/${encodeURIComponent(released.mask)}`;
  await target.send(target.apiUrl, { method: 'DELETE', path });
  await target.table.client.send(
    new UpdateCommand({
      TableName: target.table.name,
      Key: { ...maskKey(expired.mask as E164) },
      UpdateExpression: 'SET expiresAtSeconds = :past',
      ExpressionAttributeValues: { ':past': Math.floor(target.nowMs() / 1000) - 1 },
    }),
  );
  return { live, other, released, expired };
};
