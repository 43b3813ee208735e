/** One request to a function, as it was measured. */
export interface Run {
  /** What Lambda bills for it when the function is warm. */
  readonly billedMs: number;
  /** What the function writes. */
  readonly logBytes: number;
  readonly logLines: number;
  /** Of the table, strongly consistent: one unit for each key, whether there is a row or not. */
  readonly reads: number;
  /** Of the table, those of its index among them. */
  readonly writes: number;
  /** Header fields and body that go back. */
  readonly answerBytes: number;
}

/** What bills are made of. Everything here was measured or counted. */
export interface Measurements {
  readonly memoryMb: number;
  readonly call: Run;
  /** After a call that was connected the carrier reports how it went. */
  readonly result: Run;
  /** Without the time of the carrier. */
  readonly creation: Run;
  /** One line of the gateway's own log. */
  readonly accessLogBytes: number;
  /** From nothing to the first answer: AWS bills the initialisation, too. */
  readonly startMs: number;
  /** Of the rows of one mask: the mask itself, its number's, its request's, and their copies in the index. */
  readonly rowBytesPerMask: number;
  /** Those of the stack. */
  readonly alarms: number;
}

/** What is assumed, because it depends on who calls when. */
export interface Month {
  readonly calls: number;
  readonly masks: number;
  readonly reconciliations: number;
  /** Of all calls and results, how many meet no warm instance. Creations and reconciliations are taken to meet none. */
  readonly startShare: number;
  /** Names that are counted in a month in which every call is connected; another one costs as much again. */
  readonly metrics: readonly string[];
  /** How long a creation waits for its carrier, and how long a reconciliation runs. */
  readonly carrierMs: number;
  readonly reconciliationMs: number;
  /** Instances that stand ready all month. */
  readonly ready: number;
}

export const MONTH: Month = {
  calls: 1_000_000,
  masks: 1_000,
  reconciliations: 730,
  startShare: 0.01,
  metrics: ['CallConnected', 'CallEnded', 'MaskCreated', 'ReconciliationFinished'],
  carrierMs: 1_000,
  reconciliationMs: 3_000,
  ready: 0,
};
