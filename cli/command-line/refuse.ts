import type { Command } from 'commander';

/** What a command ends with when it was typed wrongly. */
export const WRONG_USAGE = 2;

/** Ends the parsing: what was typed cannot be run. @throws CommanderError after it has printed the sentence */
export const refuse = (command: Command, sentence: string): never =>
  command.error(sentence, { exitCode: WRONG_USAGE });
