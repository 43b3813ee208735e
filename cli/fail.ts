import { awsHint } from './aws-hint.ts';

/** Ends a command with a sentence for whoever typed it; a stack trace would not help them. */
export const fail = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`\n${awsHint(error) ?? message}\n`);
  process.exit(1);
};
