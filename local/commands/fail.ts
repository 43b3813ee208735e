/** What AWS, or the SDK, calls the usual mistakes, and what to do about each. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /CredentialsProviderError/,
    'No AWS credentials were found. Sign in (`aws sso login`) or set AWS_PROFILE.',
  ],
  [/ExpiredToken/, 'The AWS credentials have expired. Sign in again.'],
  [/Region is missing/, 'No AWS region is set. Set AWS_REGION to the region of the stack.'],
  [
    /ResourceNotFound/,
    'There is no such table in this account and region. See the stack’s output TableName.',
  ],
  [/UnrecognizedClient/, 'AWS does not know these credentials. Check AWS_PROFILE.'],
];

/** Ends a command with a sentence for whoever typed it; a stack trace would not help them. */
export const fail = (error: unknown): never => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [, hint] = HINTS.find(([mistake]) => mistake.test(text)) ?? [];
  console.error(`\n${hint ?? (error instanceof Error ? error.message : text)}\n`);
  process.exit(1);
};
