import { spawnSync } from 'node:child_process';
import { defineVerb } from '../command-line/verb.ts';
import { ROOT } from '../run-program.ts';
import { ALLOWED_ADVISORIES } from './allowed-advisories.ts';
import { runAdvisories } from './run.ts';

/** The npm that runs this command, or else the one of the machine. */
const npm = (): readonly [string, ...string[]] => {
  const script = process.env['npm_execpath'];
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
};

/** A report names each path to a package, and may be long. */
const LONGEST_REPORT_BYTES = 64 * 1024 * 1024;

/** Packages for development are compared, too: they run in CI and on the machines that deploy. */
const audit = (): string => {
  const [program, ...args] = npm();
  const { stdout, error } = spawnSync(program, [...args, 'audit', '--json', '--include=dev'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: LONGEST_REPORT_BYTES,
  });
  if (error) {
    throw error;
  }
  return stdout;
};

export const advisories = defineVerb({
  name: 'advisories',
  summary: "compares all packages with npm's advisories",
  details: `It exits with 1 at an advisory of high or critical severity for which cli/advisories/allowed-advisories.ts gives no reason. If the registry gives no report, it exits with 1 only where AUDIT_REQUIRED=1 is set, as in CI.`,
  hasJson: true,
  options: {},
  examples: [['advisories', 'compare']],
  run: async ({ tell }) => {
    const { text, isFine, judgement } = runAdvisories({
      printed: audit(),
      allowed: ALLOWED_ADVISORIES,
      today: new Date().toISOString().slice(0, 10),
      isRequired: process.env['AUDIT_REQUIRED'] === '1',
    });
    tell(text);
    return { isDone: isFine, json: { isFine, ...judgement } };
  },
});
