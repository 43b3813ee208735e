import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms } from './alarms.ts';
import { HttpApi } from './http-api.ts';
import { makeFunctions } from './make-functions.ts';
import { maskTable } from './mask-table.ts';
import { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import { TropoSecret } from './tropo-secret.ts';

/** Everything that Callmask is on AWS. It names no account and no region: it goes where the credentials point. */
export class MaskingStack extends Stack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stackName, {
      description: 'Callmask: telephone numbers that stay private',
    });
    const { tableName, encryptionKeyArn } = settings;
    const encryptionKey =
      encryptionKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'EncryptionKey', encryptionKeyArn);
    const table = maskTable(this, 'Table', { name: tableName, encryptionKey });
    const secret = new TropoSecret(this, 'TropoSecret', encryptionKey);
    const functions = makeFunctions(this, { table, secret, settings });
    const api = new HttpApi(this, 'Api', { functions, settings });
    new Schedules(this, 'Schedules', { functions, settings });
    const topic = new AlarmTopic(this, 'AlarmTopic', settings.alarmEmail);
    new Alarms(this, 'Alarms', { topic, api, functions });

    this.#tell('ApiUrl', api.apiEndpoint);
    this.#tell('TableName', table.tableName);
    this.#tell('TropoSecretId', secret.secretArn);
    this.#tell(
      'NextStep',
      `npm run keys -- new --table ${table.tableName} --account <yours at the carrier> --api-url ${api.apiEndpoint}`,
    );
  }

  #tell(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
