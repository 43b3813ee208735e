import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord, asText } from '../../lib/json.ts';
import { ROOT } from '../run-program.ts';

/** What a stack is called unless its setting says otherwise. */
const USUAL_NAME = 'Callmask';

/** The setting that names a stack. */
const STACK_NAME = 'stackName';

export interface StackSetting {
  readonly name: string;
  readonly value: string;
}

/** Reads `name=value`. */
export const readSetting = (text: string): StackSetting => {
  const [name = '', ...rest] = text.split('=');
  if (name === '' || rest.length === 0) {
    throw new Error('must be a setting and its value, such as stackName=callmask-eu.');
  }
  return { name, value: rest.join('=') };
};

export interface StackOptions {
  readonly stack: string | undefined;
  readonly context: readonly StackSetting[] | undefined;
  readonly force: boolean;
}

export const namesStack = ({ name }: StackSetting): boolean => name === STACK_NAME;

/** The name that `cdk destroy` takes with the same options. */
export const stackNameOf = (
  { stack, context = [] }: Pick<StackOptions, 'context' | 'stack'>,
  cdkJson: string = readFileSync(join(ROOT, 'cdk.json'), 'utf8'),
): string =>
  stack ??
  context.findLast(namesStack)?.value ??
  asText(asRecord(asRecord(JSON.parse(cdkJson))?.['context'])?.[STACK_NAME]) ??
  USUAL_NAME;

export const cdkArguments = ({ stack, context = [], force }: StackOptions): readonly string[] => [
  'destroy',
  ...context.flatMap(({ name, value }) => ['-c', `${name}=${value}`]),
  ...(stack === undefined ? [] : ['-c', `${STACK_NAME}=${stack}`]),
  ...(force ? ['--force'] : []),
];
