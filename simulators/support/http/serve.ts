import type { Faults } from '../faults/faults.ts';
import type { Log } from './log.ts';
import { segmentsOf } from './router.ts';

/** One of a carrier's services; `segments` is the path below its root. */
type Service = (request: Request, segments: readonly string[]) => Promise<Response>;

interface ServeDependencies {
  /** By the first part of the path. */
  readonly services: ReadonlyMap<string, Service>;
  readonly control: Service;
  readonly faults: Faults;
  readonly log: Log;
  /** Makes the carrier's error answer. */
  readonly refuse: (request: Request, status: number, reason: string) => Response;
}

const textOf = async (message: Request | Response): Promise<string> => {
  try {
    return await message.clone().text();
  } catch {
    return '';
  }
};

/** One handler for all services. Faults apply before a service, and the log records what was really answered. */
export const makeServe = ({ services, control, faults, log, refuse }: ServeDependencies) => {
  const serve = async (request: Request, root: string, segments: readonly string[]): Promise<Response> => {
    const service = services.get(root);
    return service === undefined ? refuse(request, 404, 'not found') : service(request, segments);
  };

  const logged = async (request: Request, root: string, segments: readonly string[]): Promise<Response> => {
    const { method, url } = request;
    const body = await textOf(request);
    const response = await faults.around(request, () => serve(request, root, segments));
    const lines = [`${method} ${new URL(url).pathname} answered ${response.status}`];
    const answer = { status: response.status, body: await textOf(response) };
    log.add({ direction: 'in', lines, request: { method, url, body }, answer });
    return response;
  };

  return async (request: Request): Promise<Response> => {
    const [root = '', ...segments] = segmentsOf(new URL(request.url).pathname);
    try {
      return root === 'simulator' ? await control(request, segments) : await logged(request, root, segments);
    } catch (cause) {
      return refuse(request, 500, `the simulator itself failed: ${String(cause)}`);
    }
  };
};
