import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A table in another process, with the one mask and the one key that a call needs. */
export interface TableProcess {
  readonly name: string;
  readonly endpoint: string;
  /** The same table behind TLS, with a certificate that nobody has reason to trust. */
  readonly tlsEndpoint: string;
  readonly stop: () => Promise<void>;
}

export const startTableProcess = async (): Promise<TableProcess> => {
  const child = fork(join(import.meta.dirname, 'table-child.ts'));
  const failed = once(child, 'exit').then(() => {
    throw new Error('The process with the table ended.');
  });
  const [said] = (await Promise.race([once(child, 'message'), failed])) as [Omit<TableProcess, 'stop'>];
  failed.catch(() => undefined);
  return {
    ...said,
    stop: async () => {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
};
