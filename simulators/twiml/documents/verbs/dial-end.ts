/** How a `Dial` went, as the application is told of it. */
export interface DialEnd {
  readonly status: string;
  readonly sid: string;
  /** Since the called party answered, if anybody did. */
  readonly durationSeconds?: number;
  readonly isBridged: boolean;
}
