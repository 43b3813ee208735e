import { Argument, Command } from 'commander';
import { addOption, checkNeeds, valuesOf } from './options.ts';
import { refuse } from './refuse.ts';
import { UsageError } from './usage-error.ts';
import type { OptionTable, Outcome, Verb, VerbArgument, VerbGroup, VerbInput } from './verb.ts';
import { isGroup } from './verb.ts';

/** Where a command prints. */
export interface CommandOutput {
  /** The standard output. */
  readonly write: (text: string) => void;
  /** The standard error. */
  readonly writeError: (text: string) => void;
}

export interface ProgramParts extends CommandOutput {
  readonly verbs: readonly (Verb | VerbGroup)[];
  /** Takes what the verb came to. */
  readonly end: (outcome: Outcome) => void;
}

/** Makes the parser of all verbs. */
export const makeProgram = (parts: ProgramParts): Command => {
  const program = new Command('callmask')
    .description('Commands for people who run, move or try Callmask.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: parts.write,
      writeErr: parts.writeError,
      outputError: (text, write) => write(`\n${sentenceOf(text)}\n`),
    })
    .showHelpAfterError('\nSee: npm run callmask -- --help\n');
  addVerbs(program, parts.verbs, parts, []);
  return program;
};

/** The parser's own errors, as sentences like ours. */
const sentenceOf = (text: string): string =>
  text.trim().replace(/^error: (.)/, (_start, letter: string) => letter.toUpperCase());

const addVerbs = (
  parent: Command,
  verbs: readonly (Verb | VerbGroup)[],
  parts: ProgramParts,
  path: readonly string[],
): void => {
  for (const verb of verbs) {
    const words = [...path, verb.name];
    const command = parent
      .command(verb.name)
      .summary(verb.summary)
      .description(descriptionOf(verb))
      .helpCommand(false)
      .showHelpAfterError(`\nSee: npm run callmask -- ${words.join(' ')} --help\n`);
    if (isGroup(verb)) {
      addVerbs(command, verb.verbs, parts, words);
    } else {
      addVerb(command, verb, parts);
    }
  }
};

const descriptionOf = (verb: Verb | VerbGroup): string => {
  const sentence = `${verb.summary.charAt(0).toUpperCase()}${verb.summary.slice(1)}.`;
  return isGroup(verb) || verb.details === undefined ? sentence : `${sentence}\n\n${verb.details}`;
};

const addVerb = (command: Command, verb: Verb, parts: ProgramParts): void => {
  if (verb.argument !== undefined) {
    command.addArgument(argumentOf(verb.argument));
    command.allowExcessArguments(verb.argument.tooMany !== undefined);
  }
  const options = allOptionsOf(verb);
  for (const [name, option] of Object.entries(options)) {
    addOption(command, name, option);
  }
  command.addHelpText('after', examplesOf(verb)).action(() => act(command, { ...verb, options }, parts));
};

const JSON_OPTION: OptionTable = {
  json: { help: 'print the result as JSON, for programs, and nothing else' },
};

export const allOptionsOf = ({ options, hasJson }: Verb): OptionTable =>
  hasJson ? { ...options, ...JSON_OPTION } : options;

const argumentOf = ({ name, help, isOptional, isRepeatable, choices }: VerbArgument): Argument => {
  const text = `${name}${isRepeatable ? '...' : ''}`;
  const argument = new Argument(isOptional ? `[${text}]` : `<${text}>`, help);
  return choices === undefined ? argument : argument.choices(choices);
};

const examplesOf = ({ examples }: Verb): string => {
  const lines = examples.map(([words, purpose]) => `  # ${purpose}\n  npm run callmask -- ${words}`);
  return lines.length === 0 ? '' : `\nExamples:\n${lines.join('\n')}\n`;
};

const act = async (command: Command, verb: Verb, { write, end }: ProgramParts): Promise<void> => {
  const input = inputOf(command, verb);
  const isJson = input.values['json'] === true;
  const tell = isJson ? () => undefined : (line: string) => write(`${line}\n`);
  const outcome = await verb.run({ ...input, tell }).catch((error: unknown) => {
    throw error instanceof UsageError ? refuse(command, error.message) : error;
  });
  if (isJson) {
    write(`${JSON.stringify(outcome.json, undefined, 2)}\n`);
  }
  end(outcome);
};

const inputOf = (command: Command, verb: Verb): Omit<VerbInput<OptionTable>, 'tell'> => {
  const { tooMany } = verb.argument ?? {};
  if (tooMany !== undefined && command.args.length > 1) {
    refuse(command, tooMany);
  }
  checkNeeds(command, verb.options);
  const input = { values: valuesOf(command, verb.options), args: command.args };
  const objection = verb.objection?.(input);
  return objection === undefined ? input : refuse(command, objection);
};
