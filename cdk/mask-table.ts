import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, type ITable, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/** Finds every row about one person. Sparse: a row without `person` is not in it. */
export const BY_PERSON = 'byPerson';

/** What the rest of the stack has to know of the table. */
export type TableName = Pick<ITable, 'tableArn' | 'tableName'>;

/** The one table: a new one, or the one of that name, which an earlier stack has left. */
export const maskTable = (scope: Construct, id: string, name: string | undefined): TableName =>
  name === undefined ? new MaskTable(scope, id) : Table.fromTableName(scope, id, name);

/** A table for a new stack. It outlives the stack, because it says which numbers are being paid for. */
class MaskTable extends Table {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'purgeAtSeconds',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addGlobalSecondaryIndex({
      indexName: BY_PERSON,
      partitionKey: { name: 'person', type: AttributeType.STRING },
      sortKey: { name: 'pk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
}
