import type { ProblemCode } from './problem-codes.ts';

/** A rule about a field for which an API can add advice. */
export type FlawRule = 'time-ahead';

/** One mistake in a request: the field, and what would be right. It never quotes the value. */
export interface Flaw {
  /** The plain name, such as `number`. The API says where in the request it is. */
  readonly field: string;
  readonly detail: string;
  readonly rule?: FlawRule;
}

export interface ProblemOptions {
  /** What a library or a carrier threw. For the log, never for the client. */
  readonly cause?: unknown;
  readonly flaws?: readonly Flaw[];
  /** The status of the carrier's HTTP answer, for the log. */
  readonly carrierStatus?: number;
  /** The carrier's own error code, such as Twilio's 21422. For the log. */
  readonly carrierCode?: string;
  /** Seconds after which the client may ask again. */
  readonly retryAfterSeconds?: number;
}

/** A failure with a code that clients may rely on. `detail` is public, so it holds no telephone number. */
export class Problem extends Error {
  override readonly name = 'Problem' as const;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly flaws: readonly Flaw[];
  readonly carrierStatus: number | undefined;
  readonly carrierCode: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.flaws = options.flaws ?? [];
    this.carrierStatus = options.carrierStatus;
    this.carrierCode = options.carrierCode;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
