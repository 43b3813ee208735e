import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type Connection, descriptionOf } from '../../lib/carriers/connection.ts';
import { type SecretContent, secretContent } from './carrier-secrets.ts';

/** A connection, and the secrets that are about it. */
export interface ConnectionSecrets extends Connection {
  /** As the connection is called in outputs and constructs: `EuWest` for `eu-west`. */
  readonly title: string;
  readonly api: Secret;
  /** `undefined` where the carrier signs nothing. */
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
    // A single secret keeps the short name of the first stacks: by another name it would be another one, and empty.
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
      // It goes with the stack: the carrier has the original, and a password should not outlive the last program using it.
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey && { encryptionKey }),
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyUnrotated });
  }
}
