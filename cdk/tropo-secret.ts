import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * What CloudFormation writes when it makes the secret; the deployer puts the real values over it. Never change it: a changed
 * text would be written again at the next deployment, over the real values.
 */
const NOT_FILLED_IN = '{"username":"","password":"","applicationId":""}';

/** The account at Tropo that numbers are bought with. */
export class TropoSecret extends Secret {
  constructor(scope: Construct, id: string, encryptionKey: IKey | undefined) {
    super(scope, id, {
      description: 'Tropo account that Callmask buys numbers with: {"username", "password", "applicationId"}',
      secretStringValue: SecretValue.unsafePlainText(NOT_FILLED_IN),
      // It goes with the stack: the carrier has the original, and a password should not outlive the last program using it.
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey && { encryptionKey }),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Tropo has no call that changes a password, so a rotation could only be done by hand.',
    });
  }
}
