import type { Command } from 'commander';
import { Option } from 'commander';
import { refuse } from './refuse.ts';
import type { OptionTable, ValuesOf, VerbOption } from './verb.ts';

/** The name under which the parser keeps the option: `publicUrl` for `public-url`. */
const keyOf = (name: string): string =>
  name.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());

export const helpOf = ({ help, default: usual }: VerbOption): string =>
  usual === undefined ? help : `${help}; ${usual} by default`;

export const flagsOf = (name: string, { short, value }: VerbOption): string =>
  `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;

export const addOption = (command: Command, name: string, option: VerbOption): void => {
  const { excludes = [], choices, group, isRequired = false, value } = option;
  const added = new Option(flagsOf(name, option), helpOf(option))
    .conflicts(excludes.map(keyOf))
    .makeOptionMandatory(isRequired);
  if (choices !== undefined) {
    added.choices(choices);
  }
  if (group !== undefined) {
    added.helpGroup(`${group}:`);
  }
  if (value !== undefined) {
    added.argParser<unknown>((text, earlier) => take(command, { name, option }, text, earlier));
  }
  command.addOption(added);
};

interface NamedOption {
  readonly name: string;
  readonly option: VerbOption;
}

const take = (command: Command, named: NamedOption, text: string, earlier: unknown): unknown => {
  const value = readValue(command, named, text);
  if (named.option.isRepeatable) {
    return [...((earlier as readonly unknown[] | undefined) ?? []), value];
  }
  return earlier === undefined ? value : refuse(command, `--${named.name} is given twice. Give it once.`);
};

const readValue = (command: Command, { name, option }: NamedOption, text: string): unknown => {
  // A single dash is the standard input.
  if (text === '' || (text.startsWith('-') && text !== '-')) {
    return refuse(command, `--${name} needs a value, and none that begins with a dash.`);
  }
  if (option.choices?.includes(text) === false) {
    return refuse(command, `--${name} must be ${option.choices.join(' or ')}.`);
  }
  try {
    return option.read?.(text) ?? text;
  } catch (error) {
    return refuse(command, `--${name} ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What was typed, with what counts for the options that were not given. */
export const valuesOf = <Options extends OptionTable>(
  command: Command,
  options: Options,
): ValuesOf<Options> => {
  const typed = command.opts<Readonly<Record<string, unknown>>>();
  const usual = ({ value, default: text, read }: VerbOption): unknown => {
    if (value === undefined) {
      return false;
    }
    return text === undefined ? undefined : (read?.(text) ?? text);
  };
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, typed[keyOf(name)] ?? usual(option)]),
  ) as ValuesOf<Options>;
};

/** Refuses an option that would not count. */
export const checkNeeds = (command: Command, options: OptionTable): void => {
  const typed = command.opts<Readonly<Record<string, unknown>>>();
  for (const [name, { needs }] of Object.entries(options)) {
    if (needs !== undefined && keyOf(name) in typed && !(keyOf(needs) in typed)) {
      refuse(command, `--${name} counts only with --${needs}. Add --${needs}, or leave --${name} out.`);
    }
  }
};
