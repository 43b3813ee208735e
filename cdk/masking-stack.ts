import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { parseConnections, usesPublicUrl } from '../lib/carriers/connection.ts';
import { AlarmTopic } from './alarms/alarm-topic.ts';
import { Alarms } from './alarms/alarms.ts';
import { HttpApi } from './api/http-api.ts';
import { makeConnectionSecrets } from './carriers/connection-secrets.ts';
import { FallbackDocument } from './carriers/fallback-document.ts';
import { makeFunctions } from './functions/make-functions.ts';
import { Schedules } from './functions/schedules.ts';
import { maskTable } from './mask-table.ts';
import { outputsOf } from './outputs.ts';
import type { Settings } from './settings.ts';

/** All of Callmask on AWS. It names no account or region: the credentials decide. */
export class MaskingStack extends Stack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stackName, {
      description: 'Callmask: telephone numbers that stay private',
    });
    const { tableName, encryptionKeyArn } = settings;
    const encryptionKey =
      encryptionKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'EncryptionKey', encryptionKeyArn);
    const table = maskTable(this, 'Table', { name: tableName, encryptionKey });
    const connections = makeConnectionSecrets(this, parseConnections(settings.connections), encryptionKey);
    const api = new HttpApi(this, 'Api', settings);
    const publicUrl = settings.publicUrl ?? api.apiEndpoint;
    const voice = connections.some(({ carrier }) => usesPublicUrl(carrier))
      ? { publicUrl, fallbackUrl: settings.fallbackUrl ?? new FallbackDocument(this, 'Fallback').url }
      : undefined;
    const functions = makeFunctions(this, { table, connections, voice, settings });
    api.serve(functions);
    new Schedules(this, 'Schedules', { functions, settings });
    const topic = new AlarmTopic(this, 'AlarmTopic', settings.alarmEmail);
    new Alarms(this, 'Alarms', { topic, api, functions, hasSignatures: voice !== undefined });

    const outputs = outputsOf({ table, connections, voice, apiUrl: api.apiEndpoint, publicUrl, settings });
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
