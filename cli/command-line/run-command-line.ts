import { CommanderError } from 'commander';
import { awsHint } from '../aws-hint.ts';
import { reasonOf } from '../steps.ts';
import type { CommandOutput } from './program.ts';
import { makeProgram } from './program.ts';
import { WRONG_USAGE } from './refuse.ts';
import type { Verb, VerbGroup } from './verb.ts';

/** What the process ends with: all is done, it failed or was refused, or it was typed wrongly. */
export type ExitCode = 0 | 1 | typeof WRONG_USAGE;

/** Runs the verb that was typed. */
export const runCommandLine = async (
  argv: readonly string[],
  verbs: readonly (Verb | VerbGroup)[],
  output: CommandOutput,
): Promise<ExitCode> => {
  let isDone = true;
  const program = makeProgram({
    ...output,
    verbs,
    end: (outcome) => {
      isDone = outcome.isDone;
    },
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return isDone ? 0 : 1;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : WRONG_USAGE;
    }
    // A stack trace would not help the person who typed the command.
    output.writeError(`\n${awsHint(error) ?? reasonOf(error)}\n\n`);
    return 1;
  }
};
