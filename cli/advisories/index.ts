import { spawnSync } from 'node:child_process';
import { defineVerb } from '../command-line/verb.ts';
import { ROOT } from '../run-program.ts';
import { ALLOWED_ADVISORIES } from './allowed-advisories.ts';
import { installedNodeVersions } from './installed-node.ts';
import { readNodeFacts } from './read-node-facts.ts';
import { runAdvisories, runNodeAdvisories } from './run.ts';

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

const LONGEST_WAIT_MS = 20_000;

/** The one that `npm ci` installs, and the one that now has the operator's credentials. */
const versionsOfNode = (): readonly string[] => [
  ...new Set([...installedNodeVersions(), process.versions.node]),
];

export const advisories = defineVerb({
  name: 'advisories',
  summary: "compares all packages with npm's advisories, and Node with its own",
  details: `It compares the packages of package-lock.json with npm's advisories. It compares the Node that npm ci installs, and the Node that runs this command, with what the Node project publishes at GitHub: its advisories, and the day on which a release gets its last fix. It exits with 1 at an advisory of high or critical severity for which cli/advisories/allowed-advisories.ts gives no reason, and at a Node without fixes. If npm or GitHub gives no report, it says so and exits with 1 only where AUDIT_REQUIRED=1 is set, as in CI.`,
  hasJson: true,
  options: {},
  examples: [['advisories', 'compare']],
  run: async ({ tell }) => {
    const measure = {
      allowed: ALLOWED_ADVISORIES,
      today: new Date().toISOString().slice(0, 10),
      isRequired: process.env['AUDIT_REQUIRED'] === '1',
    };
    const packages = runAdvisories({ ...measure, printed: audit() });
    const facts = await readNodeFacts({ fetch, deadline: () => AbortSignal.timeout(LONGEST_WAIT_MS) });
    const node = runNodeAdvisories({ ...measure, facts, versions: versionsOfNode() });
    tell(packages.text);
    tell(node.text);
    const isFine = packages.isFine && node.isFine;
    return { isDone: isFine, json: { isFine, ...packages.judgement, node: node.judgement } };
  },
});
