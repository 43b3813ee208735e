import { isRecord } from '../../support/http/json.ts';
import type { SessionShape } from './session-shape.ts';

/** Fields that every session has. */
interface SessionFacts {
  readonly id: string;
  readonly callId: string;
  readonly accountId: string;
  readonly applicationId: string;
  readonly timestamp: string;
  /** `null` for a call. */
  readonly initialText: string | null;
}

/** The session of a call or a text, with its keys in the order in which Tropo wrote them. */
export const sessionOf = (facts: SessionFacts, shape: SessionShape): Readonly<Record<string, unknown>> => {
  const { id, callId, accountId, applicationId, timestamp, initialText } = facts;
  const { to, from, headers, subject, initialMedia } = shape;
  // Sessions without headers are older than these fields.
  const isOldest = headers === undefined;
  return {
    id,
    accountId,
    ...(shape.hasApplicationId && { applicationId }),
    timestamp,
    userType: 'HUMAN',
    ...(!isOldest && { initialText }),
    ...(subject !== undefined && { subject }),
    ...(initialMedia !== undefined && { initialMedia }),
    ...(!isOldest && { callId }),
    to,
    from,
    ...(!isOldest && { headers }),
  };
};

/** Overrides fields of a session, level by level. */
export const overridden = (
  session: Readonly<Record<string, unknown>>,
  overrides: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const merged = Object.entries(overrides).map(([key, value]) => {
    const before = session[key];
    return [key, isRecord(before) && isRecord(value) ? overridden(before, value) : value];
  });
  return { ...session, ...Object.fromEntries(merged) };
};

/** A field of a value, if the value is an object and the field a string. */
export const textAt = (value: unknown, field: string): string | undefined => {
  const found = isRecord(value) ? value[field] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** `NONE` is a session that a token launched: there is no call yet. */
export const channelOf = (session: Readonly<Record<string, unknown>>): 'NONE' | 'TEXT' | 'VOICE' => {
  if (!isRecord(session['to'])) return 'NONE';
  return textAt(session['to'], 'channel') === 'TEXT' ? 'TEXT' : 'VOICE';
};
