import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { makeApp } from '../../../cdk/app.ts';

/** Whatever a template holds: it is for a test to say what it expects there. */
type Json = ReturnType<typeof JSON.parse>;

/** As the cdk command gives it, but that functions are not bundled: test/cdk/functions/bundle.test.ts does that. */
const CONTEXT = {
  ...JSON.parse(readFileSync('cdk.json', 'utf8')).context,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:bundling-stacks': [],
};

/** Gives `use` an app with these settings, and throws away what it wrote. */
export const withApp = <T>(settings: Readonly<Record<string, string>>, use: (app: App) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'callmask-stack-'));
  try {
    return use(makeApp({ outdir, context: { ...CONTEXT, ...settings } }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

/** What `cdk synth` writes with these settings, and ways to look resources up by type and name. */
export const synthesize = (settings: Readonly<Record<string, string>> = {}) =>
  withoutCloudFormationChecks(() => withApp(settings, (app) => read(app.synth())));

/** The same after every check, with what the checks report. */
export const synthesizeChecked = (settings: Readonly<Record<string, string>> = {}) =>
  withApp(settings, (app) => {
    const assembly = app.synth();
    const report: Json = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
    return { ...read(assembly), report };
  });

/** CDK's check of a finished template against CloudFormation's rules takes 4 s, twice as long as the rest of a synthesis. */
const withoutCloudFormationChecks = <T>(work: () => T): T => {
  process.env['CDK_VALIDATION'] = 'false';
  try {
    return work();
  } finally {
    delete process.env['CDK_VALIDATION'];
  }
};

const read = ({ stacks }: ReturnType<App['synth']>) => {
  const template: Json = stacks[0]?.template;
  const { Resources, Outputs } = withNames(template);
  const resources: [string, Json][] = Object.entries(Resources);
  const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);
  const list = (type: string) => ofType(type).map(([, resource]) => resource);
  return {
    template,
    outputs: Object.fromEntries(
      Object.entries<Json>(Outputs).map(([name, { Value }]): [string, string] => [name, Value]),
    ),
    list,
    named: (type: string, name: string) => exactlyOne(ofType(type).filter(([its]) => its === name))[1],
    only: (type: string) => exactlyOne(list(type)),
  };
};

const exactlyOne = (found: readonly Json[]): Json => {
  if (found.length !== 1) throw new Error(`Expected one resource and found ${found.length}`);
  return found[0];
};

/** Calls a resource, and each reference to it, by its construct's path below the stack, as `transfer/Log`. */
const withNames = (template: Json): Json => {
  const nameOf = (logicalId: string): string =>
    template.Resources[logicalId]?.Metadata['aws:cdk:path'].replace(/^[^/]+\/(.*)\/Resource$/, '$1') ??
    logicalId;
  const resolve = (key: string, value: Json) => {
    if (key === 'Resources') {
      return Object.fromEntries(
        Object.entries<Json>(value).map(([logicalId, resource]) => [nameOf(logicalId), resource]),
      );
    }
    if (value?.Ref) return nameOf(value.Ref);
    if (value?.['Fn::GetAtt']) return nameOf(value['Fn::GetAtt'][0]);
    if (value?.['Fn::Join']) return value['Fn::Join'][1].join('');
    return value;
  };
  return JSON.parse(JSON.stringify(template), resolve);
};
