/** How much of this machine one server gives to requests that nobody has judged yet. */
export interface ServerLimits {
  readonly connections: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  /** From the opening of a connection, or from the answer before. */
  readonly headersMs: number;
  /** For headers and body together. */
  readonly requestMs: number;
}

/** Body: the limit of API Gateway. Connections: more than the flood of the attack command opens. */
export const LIMITS: ServerLimits = {
  connections: 512,
  headerBytes: 16 * 1024,
  bodyBytes: 10 * 1024 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
};
