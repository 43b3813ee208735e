import { Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { SENTENCES } from '../../lib/calls/decision.ts';

/** Every carrier with a fallback URL understands it. */
const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<Response><Say language="en-US">${SENTENCES.fallback}</Say><Hangup/></Response>`;

/** Answers every request. It runs at CloudFront's edge, in no region, and depends on nothing. */
const ANSWER = `function handler() {
  return {
    statusCode: 200,
    statusDescription: 'OK',
    headers: { 'content-type': { value: 'text/xml' }, 'cache-control': { value: 'no-store' } },
    body: ${JSON.stringify(DOCUMENT)},
  };
}
`;

/** CloudFront requires an origin. This domain is reserved and cannot be registered (RFC 2606). */
const NEVER_ASKED = 'never-asked.example';

/** Why a check of cdk-nag does not apply, by the name of the check. */
const ACKNOWLEDGED = {
  'AwsSolutions-CFR1': 'A carrier may ask from any country.',
  'AwsSolutions-CFR2':
    'There is nothing to protect: every request gets the same sentence, and takes no input.',
  'AwsSolutions-CFR3': 'Carriers write telephone numbers into their requests. No log may hold those.',
  'AwsSolutions-CFR4':
    'A newer TLS minimum needs a certificate for a domain of the deployer. The document is not secret.',
};

/**
 * What a caller hears when the rest of the stack is down. It shares no function, API, table or region with the rest. A
 * document in a bucket would depend on the bucket's region, and could not be requested by POST.
 */
export class FallbackDocument extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Callmask: what callers hear when the stack does not answer',
      defaultBehavior: {
        origin: new HttpOrigin(NEVER_ASKED),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
        functionAssociations: [
          { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.#answer() },
        ],
      },
    });
    for (const [check, reason] of Object.entries(ACKNOWLEDGED)) {
      Validations.of(distribution).acknowledge({ id: check, reason });
    }
    this.url = `https://${distribution.distributionDomainName}/fallback.xml`;
  }

  #answer(): cloudfront.Function {
    return new cloudfront.Function(this, 'Answer', {
      code: cloudfront.FunctionCode.fromInline(ANSWER),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
  }
}
