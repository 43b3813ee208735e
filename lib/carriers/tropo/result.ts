import type { CallEnded } from '../../calls/carrier-event.ts';
import { asList, asRecord, asText } from '../../json.ts';

type Outcome = CallEnded['outcome'];

/** The outcome of a transfer by Tropo's disposition, compared without case. */
const OUTCOME_BY_DISPOSITION: Readonly<Record<string, Outcome>> = {
  SUCCESS: 'connected',
  BUSY: 'busy',
  TIMEOUT: 'no-answer',
  REJECTED: 'failed',
  FAILED: 'failed',
};

/**
 * Reads a result. No capture of a failed transfer is on record, so the handler that fired decides first, the
 * disposition second, and nothing else counts: the optional fields differ by year.
 */
export const readResult = (
  result: Readonly<Record<string, unknown>>,
  event: string | undefined,
): CallEnded => {
  const action = asRecord(asList(result['actions']).at(-1)) ?? {};
  const disposition = (asText(action['disposition']) ?? '').toUpperCase();
  const connectedSeconds = secondsOf(action['connectedDuration']);
  const state = (asText(result['state']) ?? asText(result['callState']) ?? '').toUpperCase();
  return {
    kind: 'ended',
    id: asText(result['sessionId']) ?? '',
    outcome: outcomeOf(event, OUTCOME_BY_DISPOSITION[disposition], connectedSeconds),
    callerListens: event !== 'hangup' && state !== 'DISCONNECTED',
    connectedSeconds,
  };
};

const outcomeOf = (
  event: string | undefined,
  byDisposition: Outcome | undefined,
  connectedSeconds = 0,
): Outcome => {
  const wasConnected = byDisposition === 'connected' || connectedSeconds > 0;
  switch (event) {
    case 'continue':
      return 'connected';
    case 'hangup':
      return wasConnected ? 'connected' : 'abandoned';
    case 'incomplete':
    case 'error':
      return byDisposition === undefined || wasConnected ? 'failed' : byDisposition;
    default:
      return byDisposition ?? 'unknown';
  }
};

/** A day. A larger number is not a duration and may be a telephone number, and this goes to the log. */
const MOST_SECONDS = 24 * 60 * 60;

const secondsOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= MOST_SECONDS ? Math.round(value) : undefined;
