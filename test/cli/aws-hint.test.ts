import { expect, test } from '@jest/globals';
import { awsHint } from '../../cli/aws-hint.ts';

const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

test.each([
  [named('CredentialsProviderError'), 'No AWS credentials were found.'],
  [new Error('Region is missing'), 'No AWS region is set.'],
  [new Error('The table did not answer.', { cause: named('ExpiredTokenException') }), 'have expired'],
])('a usual mistake with AWS is told by what to do, however deep it lies: %p', (error, words) => {
  expect(awsHint(error)).toContain(words);
});

test.each([new Error('other'), 'no error', undefined])('what AWS has no part in has no hint: %p', (error) => {
  expect(awsHint(error)).toBeUndefined();
});
