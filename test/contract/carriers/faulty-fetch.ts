import type { Fetch } from '../../../lib/http/outbound.ts';
import { ORIGIN } from './simulation.ts';

/** A fault as `POST /simulator/faults` takes it, for one request. */
export type Fault = Readonly<Record<string, unknown>>;

/** How a request goes that is about to be sent; `undefined`: well. */
export type Disturb = (method: string, url: string) => Fault | undefined;

export type Handle = (request: Request) => Promise<Response>;

export const post = async (handle: Handle, path: string, body: unknown): Promise<Response> => {
  const answer = await handle(
    new Request(`${ORIGIN}${path}`, { method: 'POST', body: JSON.stringify(body) }),
  );
  if (!answer.ok) throw new Error(`The simulator refused: ${await answer.text()}`);
  return answer;
};

/**
 * Asks a simulator in process. The faults are its own, each ordered for the very request that it is for.
 * @param onHang ends the waiting of whoever asks, when no answer will come
 */
export const makeFaultyFetch =
  (handle: Handle, disturb: Disturb, onHang: () => void): Fetch =>
  async (url, { method, headers, body, signal }) => {
    signal.throwIfAborted();
    const fault = disturb(method, url);
    if (fault !== undefined) {
      await post(handle, '/simulator/faults', { match: `${method} ${new URL(url).pathname}`, ...fault });
    }
    const asked = handle(new Request(url, { method, headers, signal, ...(body !== undefined && { body }) }));
    if (fault?.['hang'] === true) onHang();
    const answer = await asked;
    signal.throwIfAborted();
    return { status: answer.status, text: () => answer.text() };
  };
