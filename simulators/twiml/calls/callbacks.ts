import { methodOf } from '../accounts/incoming-number.ts';
import type { Dialled } from '../documents/dialled.ts';
import type { CallTools } from '../documents/scene.ts';
import type { LiveCall } from './live-call.ts';
import { timestampOf } from './live-call.ts';
import type { DialledLeg } from './parties.ts';
import { callerFields, legFields } from './parties.ts';

const durationOf = (call: LiveCall): number =>
  Math.round(call.seconds - (call.answeredSeconds ?? call.seconds));

/** Tells the number's `StatusCallback` that a call is over. The answer is ignored. */
export const reportEnd = async (call: LiveCall, { ask, dialect }: CallTools): Promise<void> => {
  const { fields } = call.owned;
  if (fields.StatusCallback === undefined) return;
  await ask(call.sid, call.account, {
    url: fields.StatusCallback,
    method: methodOf(fields, 'StatusCallbackMethod'),
    fields: {
      ...callerFields(call, dialect),
      CallDuration: String(durationOf(call)),
      SequenceNumber: '0',
      Timestamp: timestampOf(call),
      ...dialect.tellsOfEnd,
    },
  });
};

/** Each event of a leg, and the leg's state after it. */
const LEG_STATES = {
  initiated: 'initiated',
  ringing: 'ringing',
  answered: 'in-progress',
  completed: 'completed',
} as const;

type LegEvent = keyof typeof LEG_STATES;

/** Reports the progress of a `Dial` leg to its status callback, which chooses the events. */
export const makeLegReporter = (
  call: LiveCall,
  { ask }: CallTools,
  { callback }: Dialled,
  leg: DialledLeg,
) => {
  let sequence = 0;
  return async (event: LegEvent, status: string = LEG_STATES[event]): Promise<void> => {
    if (callback === undefined || !callback.events.includes(event)) return;
    const fields = {
      ...legFields(call, leg, status),
      SequenceNumber: String(sequence++),
      Timestamp: timestampOf(call),
      CallbackSource: 'call-progress-events',
    };
    await ask(leg.sid, call.account, { ...callback.link, fields });
  };
};

/** Reports each leg that rang and was not answered. */
export const reportUnanswered = async (
  call: LiveCall,
  tools: CallTools,
  destinations: readonly (Dialled | undefined)[],
  leg: Omit<DialledLeg, 'to'>,
  status: string,
): Promise<void> => {
  for (const one of destinations) {
    if (one === undefined) continue;
    const report = makeLegReporter(call, tools, one, { ...leg, to: one.shown });
    await report('initiated');
    await report('ringing');
    await report('completed', status);
  }
};
