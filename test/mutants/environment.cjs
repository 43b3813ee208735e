/** Jest's environment for mutants: after a test that failed, the others of its file have nothing to add. */
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_start' && this.#hasFailed && process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined) {
      test.mode = 'skip';
    }
    if (name === 'test_done') {
      this.#hasFailed ||= test.errors.length > 0;
    }
  }
};
