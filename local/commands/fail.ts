/** Ends a command with a sentence for whoever typed it; a stack trace would not help them. */
export const fail = (error: unknown): never => {
  const { message } = error instanceof Error ? error : { message: String(error) };
  console.error(`\n${hintFor(error) ?? message}\n`);
  process.exit(1);
};

/** For the innermost cause that has one: what AWS said is wrapped in what it means to us. */
const hintFor = (error: unknown): string | undefined =>
  error instanceof Error ? (hintFor(error.cause) ?? HINTS[error.name]) : undefined;

/** What AWS calls the usual mistakes. */
const HINTS: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'No AWS credentials were found. Sign in (`aws sso login`) or set AWS_PROFILE.',
  ExpiredTokenException: 'The AWS credentials have expired. Sign in again.',
  ResourceNotFoundException:
    'There is no such table or secret in this account and region. See the stack’s outputs TableName and TropoSecretId.',
  UnrecognizedClientException: 'AWS does not know these credentials. Check AWS_PROFILE.',
};
