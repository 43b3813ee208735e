import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { synthesize } from '../../support/cdk/stack.ts';

const { list, only, outputs } = synthesize({ connections: 'telnyx' });

const parse = (document: string): unknown =>
  new XMLParser({ ignoreAttributes: false, ignoreDeclaration: true }).parse(document);

describe('what CloudFront answers', () => {
  const { FunctionCode, FunctionConfig } = only('AWS::CloudFront::Function').Properties;
  const answer = (request: object) =>
    runInNewContext(`${FunctionCode};handler(${JSON.stringify({ request })})`);

  test.each(['GET', 'HEAD', 'POST'])(
    'is a sentence and a clean hang-up, in XML, whatever was asked with %s',
    (method) => {
      const { statusCode, headers, body } = answer({ method, uri: '/any', querystring: {}, headers: {} });
      expect(statusCode).toBe(200);
      expect(headers['content-type'].value).toBe('text/xml');
      expect(XMLValidator.validate(body)).toBe(true);
      expect(parse(body)).toEqual({
        Response: { Say: { '@_language': 'en-US', '#text': SENTENCES.fallback }, Hangup: '' },
      });
    },
  );

  test('is what the runtime can run, and small enough for it', () => {
    expect(FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    expect(Buffer.byteLength(FunctionCode)).toBeLessThan(10 * 1024);
  });
});

describe('the address of it', () => {
  const { DefaultCacheBehavior, Origins, Logging } = only('AWS::CloudFront::Distribution').Properties
    .DistributionConfig;

  test('is printed, and given to the functions that set it on numbers', () => {
    expect(outputs['FallbackUrl']).toBe('https://Fallback/Distribution/fallback.xml');
  });

  test('takes POST as well as GET, only encrypted, and answers before any origin is asked', () => {
    expect(DefaultCacheBehavior).toMatchObject({
      AllowedMethods: expect.arrayContaining(['GET', 'POST']),
      ViewerProtocolPolicy: 'https-only',
      FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'Fallback/Answer' }],
    });
  });

  test('shares nothing with the stack: its only origin is a domain that nobody can own', () => {
    expect(Origins).toEqual([expect.objectContaining({ DomainName: 'never-asked.example' })]);
  });

  test('keeps no log, because carriers would write telephone numbers into it', () => {
    expect(Logging).toBeUndefined();
  });
});

test('the deployer’s own document is used instead, and then nothing is made', () => {
  const own = synthesize({ connections: 'twilio', fallbackUrl: 'https://static.example/sorry.xml' });
  expect(own.outputs['FallbackUrl']).toBe('https://static.example/sorry.xml');
  expect(own.list('AWS::CloudFront::Distribution')).toEqual([]);
  expect(own.list('AWS::CloudFront::Function')).toEqual([]);
});

test('with Tropo alone, which has no fallback URL, nothing is made', () => {
  const tropo = synthesize();
  expect(tropo.list('AWS::CloudFront::Distribution')).toEqual([]);
  expect(tropo.outputs).not.toHaveProperty('FallbackUrl');
});

test('there is one for all connections', () => {
  expect(list('AWS::CloudFront::Distribution')).toHaveLength(1);
  expect(synthesize({ connections: 'twilio,telnyx' }).list('AWS::CloudFront::Distribution')).toHaveLength(1);
});
