/** An option of a verb. Without `value` it is a switch. */
export interface VerbOption {
  /** What stands for the value in a help text. */
  readonly value?: string;
  readonly help: string;
  /** One letter that stands for the whole name. */
  readonly short?: string;
  readonly isRequired?: true;
  /** It may be given more than once. */
  readonly isRepeatable?: true;
  /** What counts if the option is not given. */
  readonly default?: string;
  /** Reads what was typed. @throws Error that says what the value must be: it follows the option's name */
  readonly read?: (text: string) => unknown;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** Options that contradict this one. */
  readonly excludes?: readonly string[];
  /** An option without which this one would not count. */
  readonly needs?: string;
  /** The heading in the help, if it is not simply "Options". */
  readonly group?: string;
}

export type OptionTable = Readonly<Record<string, VerbOption>>;

type Read<Option> = Option extends { readonly read: (text: string) => infer Value }
  ? Value
  : Option extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type Single<Option> = Option extends { readonly default: string } | { readonly isRequired: true }
  ? Read<Option>
  : Read<Option> | undefined;

type ValueOf<Option> = Option extends { readonly value: string }
  ? Option extends { readonly isRepeatable: true }
    ? readonly Read<Option>[] | undefined
    : Single<Option>
  : boolean;

/** What was typed for each option, as the option reads it. */
export type ValuesOf<Options extends OptionTable> = {
  readonly [Name in keyof Options]: ValueOf<Options[Name]>;
};

/** What stands after the verb without an option's name. */
export interface VerbArgument {
  readonly name: string;
  readonly help: string;
  readonly isOptional?: true;
  readonly isRepeatable?: true;
  readonly choices?: readonly string[];
  /** What to say where more than one is given. */
  readonly tooMany?: string;
}

export interface VerbInput<Options extends OptionTable> {
  readonly values: ValuesOf<Options>;
  /** One, unless the argument is optional or repeatable. */
  readonly args: readonly string[];
  /** Prints a line for a person. With `--json` it prints nothing. */
  readonly tell: (line: string) => void;
}

export interface Outcome {
  /** Whether all is done, or nothing was to be done. */
  readonly isDone: boolean;
  /** The same as data, for `--json`. */
  readonly json?: unknown;
}

interface Description {
  readonly name: string;
  /** What it does, in a few words that follow its name. */
  readonly summary: string;
}

/** Where docs/commands.md says more about a verb. */
interface Page {
  readonly title: string;
  readonly path: string;
}

/** One thing that the command does. The parser, the help, the completion and docs/commands.md are made of it. */
export interface Verb<Options extends OptionTable = OptionTable> extends Description {
  /** What the help says besides. */
  readonly details?: string;
  readonly argument?: VerbArgument;
  readonly options: Options;
  /** What follows `npm run callmask --`, each with what it is for. */
  readonly examples: readonly (readonly [words: string, purpose: string])[];
  /** It takes `--json`. */
  readonly hasJson?: true;
  /** Says in a sentence why the options and arguments cannot stand together. */
  objection?(input: Omit<VerbInput<Options>, 'tell'>): string | undefined;
  run(input: VerbInput<Options>): Promise<Outcome>;
}

/** A verb that is followed by another one. */
export interface VerbGroup extends Description {
  readonly verbs: readonly Verb[];
}

/** A verb with what docs/commands.md says about it. */
export type TopVerb = (Verb | VerbGroup) & { readonly audience: string; readonly page: Page };

export const isGroup = <Group extends VerbGroup>(verb: Group | Verb): verb is Group => 'verbs' in verb;

/** Gives `run` the types of the verb's own options. */
export const defineVerb = <const Options extends OptionTable>(verb: Verb<Options>): Verb =>
  verb as unknown as Verb;
