import type { Fault } from './fault.ts';
import { fits } from './fault.ts';

export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** Does the work, unless a fault matches this request. */
  readonly around: (request: Request, work: () => Promise<Response>) => Promise<Response>;
}

/** The body of a fault that sets none. */
type UsualBody = (status: number) => unknown;

const CLIENT_CLOSED = 499;

/** Waits for the delay, or for ever without one, but only until the client disconnects. */
const untilGone = (request: Request, delayMs?: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = delayMs === undefined ? undefined : setTimeout(resolve, delayMs);
    const leave = () => {
      clearTimeout(timer);
      resolve();
    };
    if (request.signal.aborted) leave();
    else request.signal.addEventListener('abort', leave, { once: true });
  });

const answerOf = ({ status = 500, body, contentType }: Fault, usualBody: UsualBody): Response => {
  const isText = typeof body === 'string';
  const text = isText ? body : JSON.stringify(body ?? usualBody(status));
  const isEmpty = status === 204 || status === 205 || status === 304;
  const type = contentType ?? (isText ? 'text/html' : 'application/json');
  return new Response(isEmpty ? null : text, { status, headers: { 'content-type': type } });
};

/** Whether the request fails: a fault may also only delay it. */
const isFailure = ({ status, body, hang, after }: Fault): boolean =>
  status !== undefined || body !== undefined || hang === true || after === true;

const isSilent = ({ status, body, hang, after }: Fault): boolean =>
  hang === true || (after === true && status === undefined && body === undefined);

/** The ordered faults. Each applies to the next few requests that match it. */
export const makeFaults = (usualBody: UsualBody = () => ({ error: 'simulated fault' })): Faults => {
  let faults: readonly Fault[] = [];
  // Keeps waiting requests reachable: the signal of a garbage-collected request never fires.
  const waiting = new Set<Request>();

  const take = (request: Request): Fault | undefined => {
    const url = new URL(request.url);
    const fault = faults.find((one) => fits(one, request.method, url));
    faults = faults
      .map((one) => (one === fault ? { ...one, times: one.times - 1 } : one))
      .filter(({ times }) => times > 0);
    return fault;
  };

  const wait = async (request: Request, delayMs?: number) => {
    waiting.add(request);
    await untilGone(request, delayMs);
    waiting.delete(request);
  };

  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
    around: async (request, work) => {
      const fault = take(request);
      if (fault === undefined) return work();
      if (fault.delayMs !== undefined) await wait(request, fault.delayMs);
      if (!isFailure(fault)) return work();
      if (fault.after === true) await work();
      if (!isSilent(fault)) return answerOf(fault, usualBody);
      await wait(request);
      return new Response(null, { status: CLIENT_CLOSED });
    },
  };
};
