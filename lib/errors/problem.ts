import type { ProblemCode } from './problem-codes.ts';

/** A rule about a field of which an API may have more to say than the detail does. */
export type FlawRule = 'time-ahead';

/** One thing that is wrong with a request: the field, and what would be right. Never quotes the value. */
export interface Flaw {
  /** The plain name, such as `number`. Where that stands in a request is for the API to say. */
  readonly field: string;
  readonly detail: string;
  readonly rule?: FlawRule;
}

export interface ProblemOptions {
  /** What was thrown by a part that is not ours. For the log, never for the client. */
  readonly cause?: unknown;
  readonly flaws?: readonly Flaw[];
  /** What the carrier's HTTP answer said, for the log. */
  readonly carrierStatus?: number;
  /** The carrier's own code for what is wrong, such as Twilio's 21422; for the log. */
  readonly carrierCode?: string;
  /** Seconds after which the client may ask again. */
  readonly retryAfterSeconds?: number;
}

/** A failure with a name that clients may rely on. `detail` is public, so it holds no telephone number. */
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
