import { scriptIn } from '../../../simulators/support/calls/script.ts';
import type { ControlHandler } from '../../../simulators/support/control/control.ts';
import { makeControl } from '../../../simulators/support/control/control.ts';
import {
  ControlFault,
  optionalText,
  optionalWord,
  requiredText,
} from '../../../simulators/support/control/control-input.ts';
import { controlRoutes } from '../../../simulators/support/control/control-routes.ts';
import { isFlag, makeSettings } from '../../../simulators/support/control/settings.ts';
import { makeFaults } from '../../../simulators/support/faults/faults.ts';
import { jsonAnswer } from '../../../simulators/support/http/json.ts';
import { makeLog } from '../../../simulators/support/http/log.ts';
import { makeServe } from '../../../simulators/support/http/serve.ts';
import { makeStock } from '../../../simulators/support/stock/stock.ts';
import type { ExampleNumber, ExampleSettings, ExampleState } from './account.ts';
import type { AskApplication } from './ask-application.ts';
import { makeAskApplication } from './ask-application.ts';
import { playCall } from './play-call.ts';
import { makeRest } from './rest.ts';

export interface ExampleSimulatorOptions {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly saved: ExampleState;
  /** Called after each change of what must survive a restart. */
  readonly onChange: (state: ExampleState) => void;
}

/** Callers by name, as Example writes them in `from`. */
const CALLERS = { withheld: 'anonymous', sip: 'sip:jane.roe@sip.example.com' } as const;
const CALLER_NAMES = Object.keys(CALLERS) as (keyof typeof CALLERS)[];
const USUAL_CALLER = '+14075550199';

const FAULT_EXAMPLE = 'POST /v1/numbers';

/** `POST /simulator/calls`: a person dials a number of the account. */
const placeCall =
  (numbers: ReadonlyMap<string, ExampleNumber>, ask: AskApplication): ControlHandler =>
  ({ input }) => {
    const called = numbers.get(requiredText(input, 'to'));
    if (called === undefined) throw new ControlFault(404, 'The account does not own this number.');
    const caller = optionalWord(input['caller'], 'caller', CALLER_NAMES);
    const from = caller === undefined ? (optionalText(input, 'from') ?? USUAL_CALLER) : CALLERS[caller];
    return playCall({ ask, script: scriptIn(input) }, called, { id: crypto.randomUUID(), from });
  };

/** Example, as far as Callmask needs it: numbers, and calls that run its documents. */
export const makeExampleSimulator = ({ fetch, now, saved, onChange }: ExampleSimulatorOptions) => {
  const numbers = new Map(saved.numbers.map((one) => [one.number, one]));
  const stock = makeStock((number) => numbers.has(number), saved.stock);
  const changed = () => onChange({ numbers: [...numbers.values()], stock: stock.overrides() });
  const settings = makeSettings<ExampleSettings>({ documentsNeeded: false }, { documentsNeeded: isFlag });
  const log = makeLog(now);
  const faults = makeFaults();
  const ask = makeAskApplication({ fetch, log, now });
  const control = makeControl({
    calls: { POST: placeCall(numbers, ask) },
    ...controlRoutes({ faults, faultExample: FAULT_EXAMPLE, log, settings, stock, changed }),
  });
  const services = new Map([['v1', makeRest({ numbers, stock, settings: settings.current, changed })]]);
  const refuse = (_request: Request, status: number, reason: string) => jsonAnswer({ reason }, status);
  return { handle: makeServe({ services, control, faults, log, refuse }) };
};
