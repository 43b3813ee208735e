import { allOptionsOf } from '../command-line/program.ts';
import type { TopVerb, Verb, VerbGroup, VerbOption } from '../command-line/verb.ts';
import { isGroup } from '../command-line/verb.ts';

/** A word that may come next, and what it is. */
export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** Where a line stands, such as `callmask keys`, and the words that may come next. */
export interface Place {
  readonly path: string;
  readonly words: readonly Word[];
}

/** Every place of the command that a completion knows. */
export const placesOf = (
  verbs: readonly (TopVerb | Verb | VerbGroup)[],
  path = 'callmask',
): readonly Place[] => [
  { path, words: verbs.map(({ name, summary }) => ({ word: name, meaning: summary })) },
  ...verbs.flatMap((verb) => {
    const below = `${path} ${verb.name}`;
    return isGroup(verb) ? placesOf(verb.verbs, below) : [{ path: below, words: wordsOf(verb) }];
  }),
];

const wordsOf = (verb: Verb): readonly Word[] => [
  ...(verb.argument?.choices ?? []).map((word) => ({ word, meaning: verb.argument?.name ?? '' })),
  ...Object.entries(allOptionsOf(verb)).map(([name, { help }]) => ({ word: `--${name}`, meaning: help })),
  { word: '--help', meaning: 'explain the command' },
];

/** After an option that takes a value: `files`, or its choices, which are often none. */
export interface ValuePlace {
  readonly flags: readonly string[];
  readonly values: readonly string[] | 'files';
}

const leavesOf = (verbs: readonly (Verb | VerbGroup)[]): readonly Verb[] =>
  verbs.flatMap((verb) => (isGroup(verb) ? leavesOf(verb.verbs) : [verb]));

/** Options with a value, of all verbs: a name means the same everywhere. */
export const valuePlacesOf = (verbs: readonly (Verb | VerbGroup)[]): readonly ValuePlace[] => {
  const options = new Map(leavesOf(verbs).flatMap((verb) => Object.entries(allOptionsOf(verb))));
  return [...options]
    .filter(([, { value }]) => value !== undefined)
    .map(([name, option]) => ({ flags: flagsOf(name, option), values: valuesOf(option) }));
};

const flagsOf = (name: string, { short }: VerbOption): readonly string[] => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
];

const valuesOf = ({ value, choices = [] }: VerbOption): ValuePlace['values'] =>
  value === 'FILE' ? 'files' : choices;
