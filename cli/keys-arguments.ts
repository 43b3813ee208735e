import { parseArgs } from 'node:util';

const OPTIONS = {
  table: { type: 'string' },
  account: { type: 'string' },
  'any-account': { type: 'boolean' },
  hours: { type: 'string' },
  'api-url': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const BINDING = ['account', 'any-account', 'api-url'];

/** What each verb uses besides --table. */
const USED: Readonly<Record<string, readonly string[]>> = {
  new: BINDING,
  rotate: [...BINDING, 'hours'],
  revoke: [],
  list: [],
};

/** What was typed after `npm run keys --`. @throws Error in words, also for an option that the verb would not use */
export const readKeysArguments = (argv: readonly string[]) => {
  const { values, positionals } = parse(argv);
  const [verb, ...rest] = positionals;
  const used = USED[verb ?? ''];
  const unused = Object.keys(values).find(
    (name) => name !== 'table' && name !== 'help' && used?.includes(name) === false,
  );
  if (unused !== undefined && !values.help) {
    throw new Error(`${verb} does not use --${unused}. Leave it out.`);
  }
  return { values, verb, rest };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const option = /--[\w-]+/.exec(message)?.[0];
    throw code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option !== undefined
      ? new Error(wordsFor(option), { cause })
      : cause;
  }
};

const wordsFor = (option: string): string =>
  option === '--any-account' || option === '--help'
    ? `${option} takes no value.`
    : `${option} needs a value, and none that begins with a dash.`;
