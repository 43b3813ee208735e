/** Ends a command with a sentence for whoever typed it; a stack trace would not help them. */
export const fail = (error: unknown): never => {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  console.error(`\n${HINTS[name] ?? message}\n`);
  process.exit(1);
};

/** What AWS calls the usual mistakes. */
const HINTS: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'No AWS credentials were found. Sign in (`aws sso login`) or set AWS_PROFILE.',
  ExpiredTokenException: 'The AWS credentials have expired. Sign in again.',
  ResourceNotFoundException:
    'There is no such table in this account and region. See the stack’s output TableName.',
  UnrecognizedClientException: 'AWS does not know these credentials. Check AWS_PROFILE.',
};
