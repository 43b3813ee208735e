import { allOptionsOf } from '../../cli/command-line/program.ts';
import type { OptionTable, TopVerb, Verb, VerbGroup, VerbOption } from '../../cli/command-line/verb.ts';
import { isGroup } from '../../cli/command-line/verb.ts';
import { TARGET_OPTIONS } from '../../cli/target.ts';

/** The parts of docs/commands.md that are made of the verbs, by the names of their slots. */
export const commandSlots = (verbs: readonly TopVerb[]): Readonly<Record<string, string>> => ({
  verbs: verbTable(verbs),
  target: optionTable(TARGET_OPTIONS),
  options: verbs.flatMap((verb) => sectionsOf(verb)).join('\n\n'),
});

const verbTable = (verbs: readonly TopVerb[]): string =>
  [
    '| verb | who needs it | what it does | page |',
    '|---|---|---|---|',
    ...verbs.map(
      ({ name, audience, summary, page }) =>
        `| \`${name}\` | ${audience} | ${summary} | [${page.title}](${page.path}) |`,
    ),
  ].join('\n');

const sectionsOf = (verb: Verb | VerbGroup, path = ''): readonly string[] => {
  const words = `${path}${verb.name}`;
  return isGroup(verb)
    ? verb.verbs.flatMap((below) => sectionsOf(below, `${words} `))
    : [sectionOf(words, verb)];
};

const sectionOf = (words: string, verb: Verb): string => {
  const own = Object.entries(allOptionsOf(verb)).filter(
    ([name]) => !(name in TARGET_OPTIONS) || isOwn(verb, name),
  );
  const usage = `\`callmask ${[words, argumentOf(verb), ...own.map(([name, option]) => partOf(name, option))].filter(Boolean).join(' ')}${takesTarget(verb) ? ' ...' : ''}\``;
  const target = takesTarget(verb) ? 'And the [options of a stack](#which-stack-a-command-works-on).' : '';
  return [`### ${words}`, usage, own.length === 0 ? '' : optionTable(Object.fromEntries(own)), target]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** A verb that takes the whole table of a stack's options, and not only some of these names. */
const takesTarget = ({ options }: Verb): boolean => 'connection' in options;

const isOwn = (verb: Verb, name: string): boolean => name in verb.options && !takesTarget(verb);

const argumentOf = ({ argument }: Verb): string => {
  if (argument === undefined) {
    return '';
  }
  const name = argument.name.toUpperCase();
  return argument.isOptional ? `[${name}...]` : name;
};

const partOf = (name: string, option: VerbOption): string => {
  const part = `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
  return option.isRequired ? part : `[${part}]`;
};

const optionTable = (options: OptionTable): string =>
  ['| option | what it does |', '|---|---|', ...Object.entries(options).map(rowOf)].join('\n');

const rowOf = ([name, option]: readonly [string, VerbOption]): string => {
  const short = option.short === undefined ? '' : `\`-${option.short}\`, `;
  const usual = option.default === undefined ? '' : ` Default: \`${option.default}\`.`;
  const { help } = option;
  const sentence = `${help.charAt(0).toUpperCase()}${help.slice(1)}.`;
  return `| ${short}\`--${name}${option.value === undefined ? '' : ` ${option.value}`}\` | ${sentence.replaceAll('|', '\\|')}${usual} |`;
};
