import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Finds every row about one person. Sparse: a row without `person` is not in it. */
export const BY_PERSON = 'byPerson';

/** Lists the masks, so that nothing has to read the whole table for that. Sparse: only listed rows have `listedIn`. */
export const BY_LIST = 'byList';

/** What the rest of the stack needs of the table. */
export type TableName = Pick<ITable, 'tableArn' | 'tableName'>;

interface MaskTableProps {
  readonly name: string | undefined;
  /** `undefined`: DynamoDB encrypts with a key of its own. */
  readonly encryptionKey: IKey | undefined;
}

/** A new table, or the named one that an earlier stack has left. That one keeps its encryption key. */
export const maskTable = (
  scope: Construct,
  id: string,
  { name, encryptionKey }: MaskTableProps,
): TableName =>
  name === undefined ? new MaskTable(scope, id, encryptionKey) : Table.fromTableName(scope, id, name);

/** A table for a new stack. It outlives the stack, because it says which numbers cost money. */
class MaskTable extends Table {
  constructor(scope: Construct, id: string, encryptionKey: IKey | undefined) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'purgeAtSeconds',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(encryptionKey && { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }),
    });
    this.addGlobalSecondaryIndex({
      indexName: BY_PERSON,
      partitionKey: { name: 'person', type: AttributeType.STRING },
      sortKey: { name: 'pk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.addGlobalSecondaryIndex({
      indexName: BY_LIST,
      partitionKey: { name: 'listedIn', type: AttributeType.STRING },
      sortKey: { name: 'pk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
}
