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
    'There is no such table or secret in this account and region. See the stack’s outputs TableName and TropoApiSecretId.',
  ],
  [/UnrecognizedClient/, 'AWS does not know these credentials. Check AWS_PROFILE.'],
];

/** Ends a command with a sentence for whoever typed it; a stack trace would not help them. */
export const fail = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`\n${hintFor(error) ?? message}\n`);
  process.exit(1);
};

/** For the innermost cause that has one: what AWS said is wrapped in what it means to us. */
const hintFor = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const text = `${error.name}: ${error.message}`;
  return hintFor(error.cause) ?? HINTS.find(([mistake]) => mistake.test(text))?.[1];
};
