import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

const OUTPUT = 'TableName';

/** Reads the name of a stack's table from its outputs. @throws Error in words */
export const findTable = async (
  stack: string,
  client: Pick<CloudFormationClient, 'send'> = new CloudFormationClient({}),
): Promise<string> => {
  const { Stacks: [found] = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((cause: unknown) => {
      throw isMissing(cause)
        ? new Error(`There is no stack ${stack} in this account and region.`, { cause })
        : cause;
    });
  const table = found?.Outputs?.find(({ OutputKey }) => OutputKey === OUTPUT)?.OutputValue;
  if (table === undefined) {
    throw new Error(
      `The stack ${stack} has no output ${OUTPUT}, so its numbers cannot be counted. Name the table: --table.`,
    );
  }
  return table;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');
