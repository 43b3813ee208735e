import type { Pause } from '../../async/pause.ts';
import { Problem } from '../../errors/problem.ts';
import type { NumberSupplier, NumberWebhooks } from '../supplier.ts';

const TRIES = 3;
const PAUSE_MS = 200;

/**
 * Retries what is idempotent after a carrier failed: reading, and releasing a number. An order is not retried here,
 * because its outcome has to be looked up first.
 */
export const retrying = (supplier: NumberSupplier, pause: Pause): NumberSupplier => {
  const repeat = async <T>(ask: () => Promise<T>, signal: AbortSignal, triesLeft = TRIES): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (triesLeft === 1 || signal.aborted || !mayPass(error)) {
        throw error;
      }
    }
    await pause(PAUSE_MS, signal);
    return repeat(ask, signal, triesLeft - 1);
  };
  const { webhooks } = supplier;
  return {
    ...supplier,
    candidates: (near, signal) => repeat(() => supplier.candidates(near, signal), signal),
    find: (number, signal) => repeat(() => supplier.find(number, signal), signal),
    owned: (signal) => repeat(() => supplier.owned(signal), signal),
    release: (number, signal) => repeat(() => supplier.release(number, signal), signal),
    ...(webhooks && { webhooks: retryingWebhooks(webhooks, repeat) }),
  };
};

type Repeat = <T>(ask: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** All of it is idempotent. */
const retryingWebhooks = (webhooks: NumberWebhooks, repeat: Repeat): NumberWebhooks => ({
  settings: (number, signal) => repeat(() => webhooks.settings(number, signal), signal),
  take: (number, signal) => repeat(() => webhooks.take(number, signal), signal),
  restore: (number, former, signal) => repeat(() => webhooks.restore(number, former, signal), signal),
  point: (number, signal) => repeat(() => webhooks.point(number, signal), signal),
});

/** A refusal is final; a failure or a time-out may pass. */
const mayPass = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'carrier-failed' || error.code === 'carrier-timeout');
