import type { Input } from '../control/control-input.ts';
import { optionalNumber, optionalRecord, optionalWord, textsIn } from '../control/control-input.ts';

export const OUTCOMES = [
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'failed',
  'voicemail',
  'caller-hangs-up',
  'caller-gives-up',
] as const;

/** How an attempt to reach the called party ends. */
export type Outcome = (typeof OUTCOMES)[number];

/** How the caller and the called party behave. The simulator plays both. */
export interface Script {
  readonly outcome: Outcome;
  /** Outcomes for single destinations, by number or SIP address; `outcome` is for all others. */
  readonly destinations: Readonly<Record<string, Outcome>>;
  /** What the called party presses when a document asks before the bridge; in a list, one entry for each attempt. */
  readonly keys?: string | readonly string[];
  /** What the caller presses or says, one entry for each question. */
  readonly callerKeys: readonly string[];
  /** How long it rings. By default a person answers sooner than a machine. */
  readonly ringSeconds?: number;
  readonly talkSeconds: number;
  readonly hangsUp: 'called' | 'caller';
}

export const USUAL_SCRIPT: Script = {
  outcome: 'answered',
  destinations: {},
  callerKeys: [],
  talkSeconds: 60,
  hangsUp: 'called',
};

const destinationsIn = (input: Input): Script['destinations'] =>
  Object.fromEntries(
    Object.entries(optionalRecord(input, 'destinations') ?? {}).map(([to, outcome]) => [
      to,
      optionalWord(outcome, `destinations.${to}`, OUTCOMES) ?? USUAL_SCRIPT.outcome,
    ]),
  );

const keysIn = (input: Input): Script['keys'] => {
  const keys = textsIn(input, 'keys');
  return Array.isArray(input['keys']) ? keys : keys[0];
};

/** Reads from a control call how both people behave. */
export const scriptIn = (input: Input): Script => {
  const keys = keysIn(input);
  const ringSeconds = optionalNumber(input, 'ringSeconds');
  return {
    outcome: optionalWord(input['outcome'], 'outcome', OUTCOMES) ?? USUAL_SCRIPT.outcome,
    destinations: destinationsIn(input),
    ...(keys !== undefined && { keys }),
    callerKeys: textsIn(input, 'callerKeys'),
    ...(ringSeconds !== undefined && { ringSeconds }),
    talkSeconds: optionalNumber(input, 'talkSeconds') ?? USUAL_SCRIPT.talkSeconds,
    hangsUp: optionalWord(input['hangsUp'], 'hangsUp', ['called', 'caller']) ?? USUAL_SCRIPT.hangsUp,
  };
};
