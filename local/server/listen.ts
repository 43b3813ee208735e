import type { Handle, Listener, ServerLimits } from '../../simulators/support/http/loopback.ts';
import { listenOnLoopback } from '../../simulators/support/http/loopback.ts';
import { LIMITS } from './limits.ts';

/** Serves on the loopback interface only. Port 0 takes a free one. @throws Error `EADDRINUSE` when the port is taken */
export const listen = (handle: Handle, port: number, limits: ServerLimits = LIMITS): Promise<Listener> =>
  listenOnLoopback(port, () => handle, { limits, refuse });

/** In the form of API Gateway. */
const refuse = (status: number, message: string): Response => Response.json({ message }, { status });

export interface LateListener extends Listener {
  readonly serve: (handle: Handle) => void;
}

/**
 * Takes the port now and gets its handler later. Requests wait until then.
 * @param setting the environment variable that chooses the port
 * @throws Error in words when the port is taken
 */
export const listenLate = async (port: number, setting: string): Promise<LateListener> => {
  const handle = Promise.withResolvers<Handle>();
  try {
    const listener = await listen(async (request) => (await handle.promise)(request), port);
    return { ...listener, serve: handle.resolve };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw cause;
    }
    const another = `${setting}=${port + 10} npm start`;
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: ${another}`, { cause });
  }
};
