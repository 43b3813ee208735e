import type { ServerLimits } from '../../simulators/support/http/loopback.ts';

/** Body: the limit of API Gateway. Connections: more than the flood of the attack command opens. */
export const LIMITS: ServerLimits = {
  connections: 512,
  headerBytes: 16 * 1024,
  bodyBytes: 10 * 1024 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
};
