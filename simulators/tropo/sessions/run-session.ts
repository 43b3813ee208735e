import { note } from '../../support/calls/call-report.ts';
import type { Handler, TropoDocument } from '../documents/document.ts';
import { readDocument } from '../documents/document.ts';
import type { Ended } from '../documents/run-document.ts';
import { runDocument } from '../documents/run-document.ts';
import { finishRecording } from '../documents/verbs/uploads.ts';
import type { VerbTools } from '../documents/verbs/verb.ts';
import type { TropoSettings } from '../settings.ts';
import type { Deliver } from './deliver.ts';
import { followUp, handlerFor } from './follow-up.ts';
import type { LiveSession } from './live-session.ts';
import { callerLeaves } from './live-session.ts';
import { resultBody } from './result.ts';

interface RunDependencies extends Omit<VerbTools, 'tell'> {
  readonly deliver: Deliver;
  readonly settings: () => TropoSettings;
}

/** Stops applications that redirect in a circle. */
const MAX_DOCUMENTS = 50;

/** The next POST. `isFarewell`: its answer is not run, because the call is over. */
interface Following {
  readonly url: string;
  readonly body: unknown;
  readonly isFarewell: boolean;
}

/** `next` is absolute, or relative to the document that it stands in. */
const resolved = (next: string, documentUrl: string): string => {
  try {
    return new URL(next, documentUrl).href;
  } catch {
    return next;
  }
};

const withAbsoluteNext =
  (documentUrl: string) =>
  (handler: Handler): Handler =>
    handler.next === undefined ? handler : { ...handler, next: resolved(handler.next, documentUrl) };

const broken = (session: LiveSession, reason: string): Ended => {
  note(session, 'error', `The document cannot be run: ${reason}`, { reason });
  return { event: 'error', complete: false, actions: [], error: reason };
};

/** Whether the session must not go on; if so, it is ended here. */
const isStopped = (session: LiveSession, documents: number): boolean => {
  if (session.script.outcome === 'caller-gives-up') {
    callerLeaves(session, 'The caller gives up before the application answers');
    session.state = 'DISCONNECTED';
    return true;
  }
  if (documents <= MAX_DOCUMENTS) return false;
  broken(session, `Tropo gives up after ${MAX_DOCUMENTS} documents`);
  session.state = 'DISCONNECTED';
  session.ending = 'failed';
  return true;
};

/** Runs the documents of a session to its end. It never throws, even if the application answers nonsense. */
export const makeRunSession = ({ deliver, settings, ...rest }: RunDependencies) => {
  /** The next document. One that cannot be run inherits the handlers of the document before it. */
  const fetchDocument = async (
    session: LiveSession,
    { url, body }: Following,
    previous: readonly Handler[],
  ): Promise<TropoDocument> => {
    const delivery = await deliver(session, url, body);
    const document =
      'fault' in delivery ? { handlers: [], steps: [], ...delivery } : readDocument(delivery.text);
    const handlers = document.handlers.map(withAbsoluteNext(url));
    const isOnItsOwn = document.fault === undefined || handlerFor(handlers, 'error') !== undefined;
    return { ...document, handlers: isOnItsOwn ? handlers : [...handlers, ...previous] };
  };

  const runOne = (session: LiveSession, url: string, document: TropoDocument): Ended | Promise<Ended> => {
    if (document.fault !== undefined) return broken(session, document.fault);
    const tell = async (next: string, body: unknown) => {
      await deliver(session, resolved(next, url), body);
    };
    return runDocument(document, session, { ...rest, tell });
  };

  const follow = (
    session: LiveSession,
    handlers: readonly Handler[],
    ended: Ended,
  ): Following | undefined => {
    const fired = followUp(session, handlers, ended);
    if (fired === undefined) return undefined;
    session.results += 1;
    const { next, isFarewell } = fired;
    note(session, 'result-posted', `The result goes to ${next}`, { raised: fired.ended.event, url: next });
    return { url: next, body: resultBody(session, fired.ended, settings().resultStyle), isFarewell };
  };

  const runAll = async (session: LiveSession, url: string, body: unknown): Promise<void> => {
    let following: Following | undefined = { url, body, isFarewell: false };
    let handlers: readonly Handler[] = [];
    for (let documents = 1; following !== undefined; documents++) {
      const { url: documentUrl, isFarewell }: Following = following;
      const document: TropoDocument = await fetchDocument(session, following, handlers);
      if (isFarewell || isStopped(session, documents)) return;
      const ended = await runOne(session, documentUrl, document);
      following = follow(session, document.handlers, ended);
      // Handlers end with their document, and handlers that have just dealt with a fault get no second one.
      handlers = document.fault === undefined ? document.handlers : [];
    }
  };

  return async (session: LiveSession, url: string, body: unknown): Promise<void> => {
    await runAll(session, url, body);
    finishRecording(session);
  };
};
