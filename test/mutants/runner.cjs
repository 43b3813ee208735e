/**
 * Jest's runner for mutants. Stryker names the tests that reach a mutant, but Jest would load every related file to look
 * for them, and would go on after a failure. This one loads only the files that hold such a test, the likeliest to fail
 * first, and stops at the first file that fails. A failure has to happen twice, so that a test which fails on a busy
 * machine does not pass for one that has noticed the mutant.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** What the run without a mutant has seen: by file, the names of its tests and how long it and the longest of them took. */
const seenIn = ({ rootDir }) => join(rootDir, 'tests-seen.json');

/** A mutant that waits for ever is not worth the minute that Jest gives a test. */
const testTimeoutMs = (longestTestMs) => 10_000 + 10 * longestTestMs;

/** How many mutants of a source file each test file has killed in this process: `source test` → number. */
const kills = new Map();

module.exports = class extends TestRunner {
  #listeners = new Map();

  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  async runTests(tests, watcher) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) {
      await this.#runAll(tests, watcher);
    } else {
      await this.#runUntilFailure(tests, watcher);
    }
  }

  async #runAll(tests, watcher) {
    const seen = {};
    for (const test of tests) {
      const outcome = await this.#run(test, watcher);
      await this.#tell(outcome);
      const { testResults = [], perfStats } = outcome.result;
      seen[test.path] = {
        ms: perfStats?.runtime ?? 0,
        longestTestMs: Math.max(0, ...testResults.map(({ duration }) => duration ?? 0)),
        names: testResults.map(({ fullName }) => fullName),
      };
    }
    writeFileSync(seenIn(this._globalConfig), JSON.stringify(seen));
  }

  async #runUntilFailure(tests, watcher) {
    const seen = JSON.parse(readFileSync(seenIn(this._globalConfig), 'utf8'));
    for (const test of this.#chosenOf(tests, seen)) {
      const options = { testTimeout: testTimeoutMs(seen[test.path]?.longestTestMs ?? 0) };
      const first = await this.#run(test, watcher, options);
      const outcome = first.hasFailed ? await this.#run(test, watcher, options) : first;
      await this.#tell(outcome);
      if (outcome.hasFailed) {
        const pair = this.#pairOf(test.path);
        kills.set(pair, (kills.get(pair) ?? 0) + 1);
        return;
      }
    }
  }

  /** Runs a file without telling anybody. */
  async #run(test, watcher, options = {}) {
    const runner = new TestRunner({ ...this._globalConfig, ...options }, this._context);
    let outcome;
    runner.on('test-file-success', ([, result]) => {
      const hasFailed = result.numFailingTests > 0 || result.testExecError !== undefined;
      outcome = { event: 'test-file-success', test, result, hasFailed };
    });
    runner.on('test-file-failure', ([, error]) => {
      outcome = { event: 'test-file-failure', test, result: error, hasFailed: true };
    });
    await runner.runTests([test], watcher, { serial: true });
    return outcome;
  }

  async #tell({ event, test, result }) {
    for (const listener of this.#listeners.get(event) ?? []) {
      await listener([test, result]);
    }
  }

  /** A mutant in code that runs while a file loads comes without a pattern: every related test is for it. */
  #chosenOf(tests, seen) {
    const pattern = new RegExp(this._globalConfig.testNamePattern ?? '', 'i');
    const ranks = new Map(tests.map(({ path }) => [path, this.#rankOf(path, seen[path]?.ms ?? 0)]));
    return tests
      .filter(({ path }) => seen[path]?.names.some((name) => pattern.test(name)) ?? true)
      .sort((one, other) => ranks.get(one.path) - ranks.get(other.path));
  }

  /** Files that have killed mutants of this source come first, then the source's own tests, then the quickest. */
  #rankOf(path, ms) {
    const killed = kills.get(this.#pairOf(path));
    if (killed !== undefined) {
      return -killed;
    }
    const { rootDir } = this._globalConfig;
    const ownTests = join(rootDir, 'test', relative(rootDir, this.#source)).replace(/\.ts$/, '');
    return path.startsWith(ownTests) ? 0 : ms + 1;
  }

  /** The mutated file, which Stryker has Jest find related tests for. */
  get #source() {
    return this._globalConfig.nonFlagArgs[0] ?? '';
  }

  #pairOf(path) {
    return `${this.#source} ${path}`;
  }
};
