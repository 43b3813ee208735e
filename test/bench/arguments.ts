import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** In the order of the table. */
  readonly names: readonly string[];
  /** Whether a missed target is a failure. */
  readonly isCheck: boolean;
}

export const helpOf = (all: readonly string[]): string => `npm run bench [-- [--check] NAME...]

Measures how fast Callmask is here, prints one table, and writes docs/performance.md with its plots.

  NAME      only these, the others stay as they were: ${all.join(', ')}
  --check   end with 1 where a target is missed; otherwise that is only said

  DYNAMODB_ENDPOINT   use the DynamoDB that runs there instead of dynalite and DynamoDB Local
`;

/** @throws Error in words for whoever typed the command; `'help'` when that was asked for */
export const readArguments = (argv: readonly string[], all: readonly string[]): BenchArguments | 'help' => {
  const { values, positionals } = parse(argv, all);
  if (values.help) {
    return 'help';
  }
  const unknown = positionals.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no measure ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  }
  const names = positionals.length === 0 ? all : all.filter((name) => positionals.includes(name));
  return { names, isCheck: values.check };
};

const parse = (argv: readonly string[], all: readonly string[]) => {
  const options = {
    help: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\n${helpOf(all)}`, { cause });
  }
};
