import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROUTES } from '../functions/routes.ts';
import { SCHEDULES } from '../functions/schedules.ts';
import { CALL_PROTOCOLS } from '../lib/carriers/protocols.ts';
import { NUMBER_SUPPLIERS } from '../lib/carriers/suppliers.ts';
import { metafileOf, packagesByWeight } from './support/bundle-weight.ts';

const ROOT = join(import.meta.dirname, '..');

const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** The files that a file imports while it runs, `import type` left out. */
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)'/gm),
  ].map(([, specifier = '']) => (specifier.startsWith('.') ? join(file, '..', specifier) : specifier));

interface Rule {
  readonly from: RegExp;
  readonly never: RegExp;
  readonly except?: RegExp;
  readonly because: string;
}

const RULES: readonly Rule[] = [
  {
    from: /^lib\//,
    never: /^(?:functions|local|cli|simulators|cdk|test)\//,
    because: 'lib is below everything',
  },
  {
    from: /^functions\//,
    never: /^(?:local|cli|simulators|cdk|test)\//,
    because: 'functions know only lib',
  },
  {
    from: /^cdk\//,
    never: /^(?:lib|functions|local|cli|simulators|test)\//,
    except:
      /^(?:functions\/(?:routes|schedules)|lib\/(?:calls\/decision|carriers\/(?:connection|description)))\.ts$/,
    because: 'the stack names entries by path',
  },
  { from: /^(?:local|cli)\//, never: /^(?:cdk|test)\//, because: 'what runs on one machine needs no stack' },
  {
    from: /^lib\/calls\//,
    never: /^lib\/(?:masks|numbers|people|table)\//,
    because: 'the call flow knows routes, and no rows',
  },
  {
    from: /^lib\/(?:calls|masks|numbers|people)\//,
    never: /^lib\/carriers\/(?:[a-z-]+\/|protocols\.ts)/,
    because: 'the core knows carriers by their ports',
  },
  {
    from: /^lib\/carriers\/[^/]+\//,
    never: /^lib\/(?:table|numbers|people|masks)\//,
    because: 'an adapter knows no store',
  },
  {
    from: /^(?:lib|functions|local|cli|simulators|cdk)\//,
    never: /^undici(?:$|\/)/,
    except: /^$/,
    because: 'one file imports undici',
  },
  {
    from: /^(?:lib|functions|local|cli|simulators|cdk)\//,
    never: /^libphonenumber-js/,
    because: 'one file reads numbers',
  },
  {
    from: /^simulators\//,
    never: /^(?:lib|functions|local|cli)\//,
    because: 'mistakes of ours must not cancel out',
  },
];

/** The one file that may break a rule about a library, and what it imports. */
const ONLY_IMPORTER: Readonly<Record<string, readonly string[]>> = {
  'lib/http/outbound.ts': ['undici/lib/dispatcher/agent.js', 'undici/lib/api/api-request.js'],
  'lib/phone/parse-number.ts': ['libphonenumber-js/max'],
};

describe('who may import whom', () => {
  const files = ['lib', 'functions', 'local', 'cli', 'simulators', 'cdk'].flatMap(sourcesBelow);

  test.each(RULES)('$because: $from imports no $never', ({ from, never, except }) => {
    const broken = files
      .filter((file) => from.test(file))
      .flatMap((file) => importsOf(file).map((imported) => ({ file, imported })))
      .filter(({ imported }) => never.test(imported) && !except?.test(imported))
      .filter(({ file, imported }) => !ONLY_IMPORTER[file]?.includes(imported));
    expect(broken).toEqual([]);
  });

  test('the rules see imports at all', () => {
    expect(importsOf('lib/http/outbound.ts')).toContain('undici/lib/dispatcher/agent.js');
    expect(importsOf('functions/transfer/index.ts')).toContain('lib/calls/call-handler.ts');
    expect(importsOf('functions/transfer/answer-calls.ts')).toContain('lib/aws/secret.ts');
  });
});

describe('what is deployed', () => {
  const functions = [...new Set([...ROUTES, ...SCHEDULES].map((entry) => entry.function))];
  const metafiles = new Map(functions.map((name) => [name, metafileOf(name)]));

  test('a route or a schedule has its folder, and a folder its route or its schedule', () => {
    const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'wiring')
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual([...functions].sort());
  });

  test.each(['undici', 'libphonenumber-js', 'zod', 'twilio', 'telnyx', '@signalwire/compatibility-api'])(
    'a caller does not wait for %s to load: it is not in the transfer bundle',
    (library) => {
      const inputs = Object.keys(metafiles.get('transfer')?.inputs ?? {});
      expect(inputs.filter((input) => input.includes(`node_modules/${library}/`))).toEqual([]);
    },
  );

  /** Each a few hundredths above what it weighs. Whoever raises one says in the commit what for. */
  const BUDGETS: Readonly<Record<string, number>> = {
    transfer: 235_000,
    'create-mask': 799_000,
    'list-masks': 408_000,
    'show-mask': 205_000,
    'change-mask': 441_000,
    'release-mask': 563_000,
    'list-carriers': 555_000,
    'list-blocks': 205_000,
    'block-caller': 206_000,
    'unblock-caller': 205_000,
    'erase-person': 788_000,
    reconcile: 567_000,
  };

  test.each(functions)(
    '%s stays within its budget of bytes, or it is said which packages weigh most',
    (name) => {
      const [output] = Object.values(metafiles.get(name)?.outputs ?? {});
      const { bytes, inputs } = output ?? { bytes: Number.POSITIVE_INFINITY, inputs: {} };
      const budget = BUDGETS[name] ?? 0;
      expect(
        bytes <= budget
          ? []
          : [`${bytes} of ${budget} bytes`, ...packagesByWeight(inputs).map((each) => each.join(' '))],
      ).toEqual([]);
    },
  );
});

test('each carrier has both a protocol and a supplier', () => {
  expect(Object.keys(CALL_PROTOCOLS)).toEqual(Object.keys(NUMBER_SUPPLIERS));
});
