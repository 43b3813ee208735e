import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { NEVER_LATE } from '../../support/bundles/bundled.ts';

interface Native {
  readonly calls: number;
  /** The lengths of all that it was given. */
  readonly units: number;
  /** The longest of them. */
  readonly most: number;
}

/** What one event cost. */
export interface Steps {
  readonly status: number;
  readonly blocks: number;
  readonly natives: Readonly<Record<string, Native>>;
}

export interface Stepping {
  readonly stepsFor: (event: APIGatewayProxyEventV2) => Promise<Steps>;
  readonly stop: () => Promise<void>;
}

/** Runs a bundle that counts its steps. */
export const startStepping = async (
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<Stepping> => {
  const child = fork(join(import.meta.dirname, '../../support/bundles/stepping-child.cjs'), [path], {
    env: { ...env },
    execArgv: [...NEVER_LATE],
    silent: true,
  });
  child.stdout?.resume();
  child.stderr?.resume();
  await once(child, 'message');
  return {
    stepsFor: async (event) => {
      child.send(event);
      const [steps] = await once(child, 'message');
      return steps;
    },
    stop: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
};

/** What differs from one run to the next: timers, packets of the table. */
const SLACK = 400;

/** Natives that take more steps than their input is long are given no more than this. */
const LONGEST_INPUTS: Readonly<Record<string, number>> = { normalize: 250, sorting: 200, localeCompare: 0 };

/** Whatever grew to more than twice as much when the input grew to twice as much, and what was too long for its native. */
export const excesses = (half: Steps, whole: Steps): readonly string[] => {
  const grew = (name: string, of: (steps: Steps) => number): readonly string[] =>
    of(whole) > 2 * of(half) + SLACK ? [`${name}: ${of(half)}, ${of(whole)}`] : [];
  const names = Object.keys(whole.natives);
  return [
    ...grew('blocks', ({ blocks }) => blocks),
    ...names.flatMap((name) => grew(name, ({ natives }) => natives[name]?.units ?? 0)),
    ...names.flatMap((name) => grew(`calls of ${name}`, ({ natives }) => natives[name]?.calls ?? 0)),
    ...tooLong(whole),
  ];
};

const tooLong = ({ natives }: Steps): readonly string[] =>
  Object.entries(LONGEST_INPUTS)
    .filter(([name, longest]) => (natives[name]?.most ?? 0) > longest)
    .map(([name]) => `${name} of ${natives[name]?.most}`);

/** Whatever costs more than with an input at the bound. */
export const dearer = (atBound: Steps, beyond: Steps): readonly string[] => {
  const unitsOf = ({ natives }: Steps) => Object.values(natives).reduce((sum, { units }) => sum + units, 0);
  return [
    ...(beyond.blocks > atBound.blocks + SLACK ? [`blocks: ${atBound.blocks}, ${beyond.blocks}`] : []),
    ...(unitsOf(beyond) > unitsOf(atBound) + SLACK ? [`units: ${unitsOf(atBound)}, ${unitsOf(beyond)}`] : []),
  ];
};
