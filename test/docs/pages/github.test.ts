import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CARRIER_DESCRIPTIONS } from '../../../lib/carriers/descriptions.ts';

const FILES = ['.ci/run', ...globSync('.github/**/*.yml').map((path) => path.replaceAll('\\', '/'))].sort();
const WORKFLOWS = FILES.filter((file) => file.startsWith('.github/workflows/'));
const TEMPLATES = FILES.filter(
  (file) => file.startsWith('.github/ISSUE_TEMPLATE/') && !file.endsWith('/config.yml'),
);

const read = (file: string): string => readFileSync(file, 'utf8');

const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const VERBS = [...read('docs/commands.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, verb]) => verb);

describe.each(FILES)('%s', (file) => {
  const named = (pattern: RegExp) => [...read(file).matchAll(pattern)].map(([, name = '']) => name);

  test('names only commands that there are', () => {
    const commands = named(/\bnpm run ([a-z][a-z:-]*)/g);
    // `npm run callmask` runs a verb: both have to be there.
    expect(commands.filter((name) => name !== 'callmask' && !(name in scripts))).toEqual([]);
    expect(named(/\bnpm run callmask -- ([a-z-]+)/g).filter((verb) => !VERBS.includes(verb))).toEqual([]);
  });

  test('names only files that there are', () => {
    expect(named(/\b((?:docs|test|lib|local)\/[\w./-]*\w)/g).filter((path) => !existsSync(path))).toEqual([]);
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}

describe.each(WORKFLOWS)('%s', (file) => {
  const workflow = parse(read(file)) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('may read the code, and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('takes each action as one commit, which nobody can change', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test('runs on the Node that the project names', () => {
    const versions = steps.flatMap((step) => step.with?.['node-version'] ?? []);
    expect(versions.map(String)).toEqual([read('.nvmrc').trim()]);
  });

  test('runs scripts of the project that there are', () => {
    const run = steps.flatMap((step) => /^bash (\S+)$/.exec(step.run ?? '')?.[1] ?? []);
    expect(run.length).toBeGreaterThan(0);
    expect(run.filter((script) => !existsSync(script))).toEqual([]);
  });
});

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: {
    readonly label?: string;
    readonly value?: string;
    readonly options?: readonly (string | { readonly label: string })[];
  };
}

interface Template {
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly body: readonly Field[];
}

/** What GitHub's forms have: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema. */
const TYPES = ['checkboxes', 'dropdown', 'input', 'markdown', 'textarea'];

describe.each(TEMPLATES)('%s', (file) => {
  const { name, description, labels, body } = parse(read(file)) as Template;
  const asked = body.filter(({ type }) => type !== 'markdown');

  test('is a form as GitHub takes it', () => {
    expect([name, description, ...labels].every((text) => typeof text === 'string' && text !== '')).toBe(
      true,
    );
    expect(body.map(({ type }) => type).filter((type) => !TYPES.includes(type))).toEqual([]);
    expect(asked.filter(({ attributes }) => attributes.label === undefined)).toEqual([]);
    expect(body.filter(({ type, attributes }) => type === 'markdown' && !attributes.value)).toEqual([]);
  });

  test('names each field once, and each of its options once', () => {
    const ids = asked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(asked.length);
    expect(ids.filter((id) => !/^[\w-]+$/.test(id ?? ''))).toEqual([]);
    for (const { type, attributes } of asked) {
      const options = (attributes.options ?? []).map((option) =>
        typeof option === 'string' ? option : option.label,
      );
      expect(new Set(options).size).toBe(options.length);
      expect(options.length > 0).toBe(type === 'dropdown' || type === 'checkboxes');
    }
  });
});

test('a bug may be about any carrier', () => {
  const { body } = parse(read('.github/ISSUE_TEMPLATE/bug.yml')) as Template;
  const options = body.find(({ id }) => id === 'carrier')?.attributes.options;
  const companies = Object.values(CARRIER_DESCRIPTIONS).map(({ company }) => company);
  expect(options).toEqual(expect.arrayContaining(companies));
});

test('a vulnerability is led away from the open list', () => {
  const config = parse(read('.github/ISSUE_TEMPLATE/config.yml'));
  expect(config.blank_issues_enabled).toBe(false);
  expect(config.contact_links).toEqual([
    {
      name: expect.stringContaining('vulnerability'),
      url: expect.stringMatching(/^https:\/\//),
      about: expect.stringContaining('docs/SECURITY.md'),
    },
  ]);
});
