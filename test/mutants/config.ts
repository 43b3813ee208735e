/** Ignored by git, like all that a run leaves behind. */
export const RESULTS_FOLDER = 'coverage/mutants';
export const RESULTS_FILE = `${RESULTS_FOLDER}/mutants.json`;

/** Suites that judge a part by itself, or behind one function. The rest start commands, bundles, the stack, simulators. */
const QUICK = ['contract', 'functions', 'lib'];

/** Suites that go through everything, at minutes for one mutant. Only survivors are worth that. */
const SLOW = ['crash', 'docs', 'fuzz', 'leaks'];

export interface MutantsConfig {
  /** Files below the root of the repository, or ranges in them: `lib/calls/decide.ts:20-40`. */
  readonly mutate: readonly string[];
  readonly withSlowSuites: boolean;
}

/** What Stryker is told: Jest as the project runs it, with a runner that loads only the files that reach the mutant. */
export const strykerConfig = ({ mutate, withSlowSuites }: MutantsConfig) => ({
  mutate,
  packageManager: 'npm',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    configFile: 'package.json',
    enableFindRelatedTests: true,
    config: {
      runner: '<rootDir>/test/mutants/runner.cjs',
      testEnvironment: './test/mutants/environment.cjs',
      testMatch: [...QUICK, ...(withSlowSuites ? SLOW : [])].map(
        (suite) => `<rootDir>/test/${suite}/**/*.test.ts`,
      ),
    },
  },
  // Stryker checks types by the compiler's API, which TypeScript 7 does not have: some survivors do not compile.
  checkers: [],
  disableTypeChecks: false,
  concurrency: 1,
  // Jest does not free the modules of a test file that has ended.
  maxTestRunnerReuse: 60,
  // Beside the length of an undisturbed run, so that a busy machine does not pass for an endless loop.
  timeoutMS: 20_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 60,
  // It would rewrite tsconfig.json by that same API.
  ignorePatterns: ['tsconfig.json', 'coverage', 'cdk.out', '.callmask'],
  reporters: ['json', 'html', 'progress-append-only'],
  jsonReporter: { fileName: RESULTS_FILE },
  htmlReporter: { fileName: `${RESULTS_FOLDER}/mutants.html` },
  tempDirName: '.stryker-tmp',
  warnings: { slow: false },
});
