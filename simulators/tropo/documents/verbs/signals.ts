import { note } from '../../../support/calls/call-report.ts';
import type { LiveSession } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';
import { listOf } from '../field-rules.ts';

const admits = (value: VerbValue, signal: string): boolean => {
  const allowed = value['allowSignals'] ?? '*';
  return listOf(allowed).some((one) => one === '*' || one === signal);
};

/** The first queued signal that may interrupt a verb. The signals before it are discarded, as at Tropo. */
export const takeSignal = (value: VerbValue, session: LiveSession): string | undefined => {
  const next = () => session.signals.shift();
  for (let signal = next(); signal !== undefined; signal = next()) {
    if (admits(value, signal)) {
      note(session, 'signal', `The signal ${signal} interrupts`, { signal });
      return signal;
    }
    note(session, 'signal-discarded', `The signal ${signal} is not allowed here`, { signal });
  }
  return undefined;
};
