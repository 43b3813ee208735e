import type { Input } from '../control/control-input.ts';
import {
  optionalNumber,
  optionalRecord,
  optionalText,
  optionalWord,
  textsIn,
} from '../control/control-input.ts';
import type { Script } from './script.ts';
import { OUTCOMES, USUAL_SCRIPT } from './script.ts';

const destinationsIn = (input: Input): Script['destinations'] =>
  Object.fromEntries(
    Object.entries(optionalRecord(input, 'destinations') ?? {}).map(([to, outcome]) => [
      to,
      optionalWord(outcome, `destinations.${to}`, OUTCOMES) ?? USUAL_SCRIPT.outcome,
    ]),
  );

/** How the people behave in a call that somebody places. */
export const scriptIn = (input: Input): Script => {
  const keys = optionalText(input, 'keys');
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
