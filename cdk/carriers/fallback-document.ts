import { Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { SENTENCES } from '../../lib/calls/decision.ts';

/** Understood by every carrier that has a fallback URL. */
const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<Response><Say language="en-US">${SENTENCES.fallback}</Say><Hangup/></Response>`;

/** Answers whatever is asked. It runs where CloudFront is asked, in no region, and asks nobody. */
const ANSWER = `function handler() {
  return {
    statusCode: 200,
    statusDescription: 'OK',
    headers: { 'content-type': { value: 'text/xml' }, 'cache-control': { value: 'no-store' } },
    body: ${JSON.stringify(DOCUMENT)},
  };
}
`;

/** CloudFront wants an origin for what is not answered before. Nobody can own this one: the domain is reserved (RFC 2606). */
const NEVER_ASKED = 'never-asked.example';

/** Why the checks are content with less than they ask for, by the name of the check. */
const ACKNOWLEDGED = {
  'AwsSolutions-CFR1': 'A carrier may ask from any country.',
  'AwsSolutions-CFR2':
    'There is nothing to protect: everybody gets the same sentence, and nothing is asked for it.',
  'AwsSolutions-CFR3': 'Carriers write telephone numbers into what they ask. Those must be in no log.',
  'AwsSolutions-CFR4':
    'Only a certificate for a domain of the deployer can ask for more than CloudFront’s own. The document is no secret.',
};

/**
 * What a caller hears when the rest of the stack is down. It shares nothing with it: neither a function nor the API, the
 * table or the region. A document in a bucket would need the bucket's region, and could not be asked for with POST.
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
