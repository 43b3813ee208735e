import type { Table } from './table.ts';

type Client = Table['client'];

/** The same table, whose requests end, retries included, when the signal aborts. The signal is asked for at each request. */
export const endWith = ({ client, name }: Table, signalNow: () => AbortSignal | undefined): Table => {
  const send = async (command: unknown, options: Parameters<Client['send']>[1] = {}): Promise<unknown> => {
    const signals = [options.abortSignal as AbortSignal | undefined, signalNow()];
    const [first, ...others] = signals.filter((signal) => signal !== undefined);
    if (first === undefined) {
      return client.send(command as Parameters<Client['send']>[0], options);
    }
    const abortSignal = others.length === 0 ? first : AbortSignal.any([first, ...others]);
    return client.send(command as Parameters<Client['send']>[0], { ...options, abortSignal });
  };
  return { name, client: Object.assign(Object.create(client) as Client, { send: send as Client['send'] }) };
};
