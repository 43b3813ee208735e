import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** When this process is told to end, whatever it started ends with it, whoever started that here. */
export const stopChildrenWithUs = (): void => {
  const running = new Set<ChildProcess>();
  subscribe('child_process', (message) => {
    const { process: child } = message as { readonly process: ChildProcess };
    running.add(child);
    child.once('exit', () => running.delete(child));
  });
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      for (const child of running) {
        child.kill();
      }
      process.exit(128 + number);
    });
  }
};
