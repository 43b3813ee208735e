import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type Connection, descriptionOf } from '../../lib/carriers/connection.ts';
import { type SecretContent, secretContent } from './carrier-secrets.ts';

/** A connection with its secrets. */
export interface ConnectionSecrets extends Connection {
  /** The connection's name in outputs and constructs: `EuWest` for `eu-west`. */
  readonly title: string;
  readonly api: Secret;
  /** `undefined` if the carrier signs nothing. */
  readonly signing: Secret | undefined;
}

export const makeConnectionSecrets = (
  scope: Construct,
  connections: readonly Connection[],
  encryptionKey: IKey | undefined,
): readonly ConnectionSecrets[] =>
  connections.map(({ name, carrier }) => {
    const title = titleOf(name);
    const description = descriptionOf(carrier);
    const { api, signing } = description.secrets;
    const make = (kind: string, content: SecretContent) =>
      new CarrierSecret(scope, `${title}${kind}Secret`, { ...content, encryptionKey });
    // A single secret keeps the short name of the first stacks: under a new name CloudFormation would create an empty one.
    const apiSecret = make(signing === undefined ? '' : 'Api', secretContent(description, 'api', api));
    const signingSecret = signing && make('Signing', secretContent(description, 'signing', signing));
    return { name, carrier, title, api: apiSecret, signing: signingSecret };
  });

const titleOf = (name: string): string =>
  name.replace(/(?:^|-)[a-z0-9]/g, (start) => start.replace('-', '').toUpperCase());

interface CarrierSecretProps extends SecretContent {
  readonly encryptionKey: IKey | undefined;
}

class CarrierSecret extends Secret {
  constructor(scope: Construct, id: string, props: CarrierSecretProps) {
    const { description, notFilledIn, whyUnrotated, encryptionKey } = props;
    super(scope, id, {
      description,
      secretStringValue: SecretValue.unsafePlainText(notFilledIn),
      // Deleted with the stack: the carrier has the original, and a password should not outlive its last user.
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey && { encryptionKey }),
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyUnrotated });
  }
}
