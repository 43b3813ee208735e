/** A request and its answer, in either direction. */
export interface LogEntry {
  readonly at: string;
  /** `in`: a client asked the carrier. `out`: the carrier asked the application. */
  readonly direction: 'in' | 'out';
  /** The same as lines of the carrier's own log. */
  readonly lines: readonly string[];
  /** The carrier's ID of the call or conversation that it belongs to. */
  readonly sessionId?: string;
  readonly request: { readonly method: string; readonly url: string; readonly body?: string };
  readonly answer?: { readonly status: number; readonly body: string };
}

export interface Log {
  readonly add: (entry: Omit<LogEntry, 'at'>) => void;
  readonly entries: () => readonly LogEntry[];
  readonly clear: () => void;
}

const MAX_ENTRIES = 1000;
const MAX_BODY_CHARACTERS = 10_000;

const short = (body: string): string =>
  body.length > MAX_BODY_CHARACTERS ? `${body.slice(0, MAX_BODY_CHARACTERS)}…` : body;

/** Keeps the newest thousand entries. Headers, and with them credentials, are not logged. */
export const makeLog = (now: () => Date): Log => {
  const entries: LogEntry[] = [];
  return {
    add: ({ request, answer, ...entry }) => {
      const shortRequest = request.body === undefined ? request : { ...request, body: short(request.body) };
      entries.push({
        at: now().toISOString(),
        ...entry,
        request: shortRequest,
        ...(answer && { answer: { ...answer, body: short(answer.body) } }),
      });
      if (entries.length > MAX_ENTRIES) entries.shift();
    },
    entries: () => [...entries],
    clear: () => {
      entries.length = 0;
    },
  };
};
