/** What AWS, or the SDK, calls the usual mistakes, and what to do about each. */
const HINTS: readonly (readonly [mistake: RegExp, hint: string])[] = [
  [
    /CredentialsProviderError/,
    'No AWS credentials were found. Sign in (`aws sso login`) or set AWS_PROFILE.',
  ],
  [/ExpiredToken/, 'The AWS credentials have expired. Sign in again.'],
  [/Region is missing/, 'No AWS region is set. Set AWS_REGION to the region of the stack.'],
  [
    /ResourceNotFound/,
    'There is no such table or secret in this account and region. See the stack’s outputs TableName and ...ApiSecretId.',
  ],
  [/UnrecognizedClient/, 'AWS does not know these credentials. Check AWS_PROFILE.'],
];

/** For the innermost cause that has one: what AWS said is wrapped in what it means to us. */
export const awsHint = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const text = `${error.name}: ${error.message}`;
  return awsHint(error.cause) ?? HINTS.find(([mistake]) => mistake.test(text))?.[1];
};
