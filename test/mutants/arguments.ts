import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface MutantsArguments {
  /** Files below the root, or ranges in them; undefined: those that survived the last run. */
  readonly mutate: readonly string[] | undefined;
}

type Parts = Readonly<Record<string, readonly string[]>>;

export const helpOf = (parts: Parts): string => `npm run mutants [-- PART|PATTERN...]
npm run mutants -- --survivors

Changes the code in one place at a time, runs the tests that reach the place, and reports the changes that no test
noticed. Stryker is installed into test/mutants/ at first.

  PART         ${Object.keys(parts).join(', ')}; without any: all of them
  PATTERN      files, such as 'lib/calls/*.ts', or lines of a file, such as lib/calls/decide.ts:20-40
  --survivors  try those that survived the last run once more, with the suites that are too slow for every mutant
`;

/** @throws Error in words for the terminal */
export const readArguments = (
  argv: readonly string[],
  parts: Parts,
  root: string,
): MutantsArguments | 'help' => {
  const { values, positionals } = parse(argv, parts);
  if (values.help) {
    return 'help';
  }
  if (values.survivors && positionals.length > 0) {
    throw new Error('--survivors takes no parts: it tries what survived the last run.');
  }
  if (values.survivors) {
    return { mutate: undefined };
  }
  const patterns = positionals.length > 0 ? positionals : Object.keys(parts);
  return {
    mutate: [
      ...new Set(patterns.flatMap((name) => parts[name] ?? [name]).flatMap((each) => expand(each, root))),
    ],
  };
};

const parse = (argv: readonly string[], parts: Parts) => {
  const options = {
    help: { type: 'boolean', default: false },
    survivors: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\n${helpOf(parts)}`, { cause });
  }
};

/** Stryker takes a list with commas, so it is given files and no braces, and knows no line without an end. */
export const expand = (pattern: string, root: string): readonly string[] => {
  const [, glob = pattern, range = ''] = /^(.*?)(:[\d:-]+)?$/.exec(pattern) ?? [];
  const files = globSync(glob, { cwd: root }).sort();
  if (files.length === 0) {
    throw new Error(`No file is called ${glob}, and no part either.`);
  }
  return files.map((file) => `${file}${range.replace(/^:(\d+)$/, ':$1-$1')}`);
};
