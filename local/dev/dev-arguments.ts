/**
 * How Node is called so that a local run begins again whenever a file changes that it has loaded.
 * @param folder keeps masks and carrier between two beginnings, unless the arguments name another
 */
export const devArguments = (argv: readonly string[], folder: string): readonly string[] => {
  const kept = namesFolder(argv) ? [] : ['--data', folder];
  return ['--watch', '--watch-preserve-output', 'local/start.ts', ...kept, ...argv];
};

const namesFolder = (argv: readonly string[]): boolean =>
  argv.some((argument) => argument === '--data' || argument.startsWith('--data='));
