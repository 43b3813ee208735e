/** A kept request, as a tunnel, a proxy or a log shows it. */
export interface CapturedRequest {
  /** In upper case. */
  readonly method: string;
  /** With a host, or from the path on. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
