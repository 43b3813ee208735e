import { connectTable } from '../../lib/aws/table.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { defineVerb } from '../command-line/verb.ts';
import { runProgram } from '../run-program.ts';
import { runDestroy } from './run.ts';
import { cdkArguments, namesStack, readSetting, stackNameOf } from './stack-name.ts';

export const destroy = defineVerb({
  name: 'destroy',
  summary: 'deletes the stack',
  details: `It refuses while the stack's table holds rented numbers: release them first. The table itself stays. It asks before it deletes. AWS credentials and region are found as by every AWS tool.`,
  options: {
    stack: { value: 'NAME', help: 'the name of the stack, if it is not the usual one' },
    context: {
      short: 'c',
      value: 'SETTING=VALUE',
      isRepeatable: true,
      read: readSetting,
      help: 'a setting of the stack, as at its deployment: -c stackName=NAME says the same as --stack NAME',
    },
    table: { value: 'NAME', help: "the stack's table, if it has no output TableName" },
    force: { help: 'do not ask' },
  },
  examples: [
    ['destroy', 'delete the stack'],
    ['destroy --stack callmask-eu', 'delete the stack of this name'],
  ],
  objection: ({ values: { stack, context = [] } }) =>
    stack !== undefined && context.some(namesStack)
      ? '--stack and -c stackName=... name the stack twice. Leave one of them out.'
      : undefined,
  run: async ({ values }) => {
    const { table } = values;
    // The other verbs should not wait until the client of CloudFormation is loaded.
    const { findTable } = await import('./find-table.ts');
    const isDone = await runDestroy({
      stack: stackNameOf(values),
      findTable: (stack) => (table === undefined ? findTable(stack) : Promise.resolve(table)),
      openTable: (name) => makeDynamodbStore(connectTable({ name })),
      deleteStack: async () => (await runProgram('node_modules/aws-cdk/bin/cdk', cdkArguments(values))) === 0,
    });
    return { isDone };
  },
});
