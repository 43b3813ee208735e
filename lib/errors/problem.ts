/** Every way in which the API says no. `docs/problems.md` explains each; a test fails when the two differ. */
export const PROBLEMS = {
  'request-invalid': { status: 400, title: 'The request is not what this call expects' },
  'number-not-allowed': { status: 400, title: 'The number may not be hidden behind a mask' },
  'mask-unknown': { status: 404, title: 'There is no such mask' },
  'no-stock': { status: 409, title: 'The carrier has no number to sell that would do' },
  'request-in-progress': { status: 409, title: 'The same request is still being worked on' },
  'regulatory-requirement': {
    status: 409,
    title: 'The carrier wants an address or a document before it sells the number',
  },
  'number-quota': { status: 409, title: 'The number has as many masks as one may have' },
  'mask-not-active': { status: 409, title: 'The mask is not in a state that allows this' },
  'mask-released': { status: 410, title: 'The mask that this request made has been released' },
  'mask-changed': { status: 412, title: 'The mask is not the version that was expected' },
  'body-too-large': { status: 413, title: 'The body is larger than any request needs' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'caller-id-not-shown': { status: 422, title: 'The carrier cannot show who calls' },
  'connection-unknown': { status: 422, title: 'There is no connection of that name' },
  'day-quota': { status: 429, title: 'As many masks have been bought today as may be in one day' },
  'carrier-failed': { status: 502, title: 'The carrier did not do as asked' },
  'carrier-refused': { status: 502, title: 'The carrier does not accept our credentials or application' },
  'table-unavailable': { status: 503, title: 'The table cannot be reached' },
  'carrier-timeout': { status: 504, title: 'The carrier did not answer in time' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing that is wrong with a request: where it stands, and what would be right. Never quotes the value. */
export interface Flaw {
  /** JSON pointer into the body (`#/number`), or the name of a header, query or path parameter. */
  readonly at: string;
  readonly detail: string;
}

export interface ProblemOptions {
  /** What was thrown by a part that is not ours. For the log, never for the client. */
  readonly cause?: unknown;
  readonly flaws?: readonly Flaw[];
  /** What the carrier's HTTP answer said, for the log. */
  readonly carrierStatus?: number;
  /** The carrier's own code for what is wrong, such as Twilio's 21422; for the log. */
  readonly carrierCode?: string;
  /** Seconds after which the client may ask again; sent as `Retry-After`. */
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

/** A `request-invalid` about each place in the request that is wrong. */
export const invalid = (flaws: readonly Flaw[], cause?: unknown): Problem => {
  const detail = flaws.map(({ at, detail: reason }) => `${at}: ${reason}`).join('; ');
  return new Problem('request-invalid', detail.replace(/\.?$/, '.'), { cause, flaws });
};

/** A `request-invalid` about one slot in the request. */
export const flawed = (at: string, detail: string, cause?: unknown): Problem =>
  invalid([{ at, detail }], cause);

/** What is against hiding the number of the request behind a mask. */
export const numberNotAllowed = (detail: string): Problem =>
  new Problem('number-not-allowed', `#/number: ${detail}`, { flaws: [{ at: '#/number', detail }] });
