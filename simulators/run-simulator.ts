import type { ServeSimulatorOptions } from './serve-simulator.ts';
import { serveSimulator } from './serve-simulator.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });

/** What the command does: serves a simulator, prints its introduction, and stops it at a signal. */
export const runSimulator = async (
  options: ServeSimulatorOptions,
  print: (text: string) => void = console.log,
): Promise<void> => {
  const ended = untilSignal();
  const { introduction, stop } = await serveSimulator(options);
  print(introduction);
  await ended;
  await stop();
};
