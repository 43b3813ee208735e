import { note } from '../../support/calls/call-report.ts';
import { methodOf } from '../accounts/incoming-number.ts';
import { makeRunDocuments } from '../documents/run-documents.ts';
import type { CallTools, Ended, Link } from '../documents/scene.ts';
import { reportEnd } from './callbacks.ts';
import type { LiveCall } from './live-call.ts';
import { answer, callerLeaves } from './live-call.ts';
import { makeCaller } from './parties.ts';

/** What the caller hears who reached an application that failed. It is paid for like everything else. */
const fail = (call: LiveCall, words: string): void => {
  answer(call);
  call.ending = 'failed';
  call.status = 'completed';
  note(call, 'failed', words);
};

const finish = (call: LiveCall, ended: Ended): void => {
  if (call.hasCallerLeft || call.ending === 'rejected') return;
  if (ended === 'failed') {
    fail(call, 'The caller hears that an application error has occurred');
    return;
  }
  // An empty document answers the call all the same; one that follows a `Dial` may have nobody to answer.
  if (!call.hasDialled) answer(call);
  if (ended === 'through') note(call, 'hung-up', 'Nothing is left to do, so the carrier hangs up');
  call.status = call.answeredSeconds === undefined ? 'no-answer' : 'completed';
};

/** Where the application is or, in a sentence, why it is not asked. */
const applicationOf = ({ owned: { fields } }: LiveCall): Link | string => {
  if (fields.TrunkSid !== undefined) return 'The number belongs to a trunk, and no application is asked';
  if (fields.VoiceApplicationSid !== undefined) return 'The number belongs to an application of the carrier';
  if (fields.VoiceUrl === undefined) return 'The number has no VoiceUrl';
  return { url: fields.VoiceUrl, method: methodOf(fields, 'VoiceMethod') };
};

/** Carries a call to its end. Whatever the application does, it does not throw. */
export const playCall = async (call: LiveCall, tools: CallTools): Promise<void> => {
  const application = applicationOf(call);
  if (typeof application === 'string') {
    fail(call, application);
    return;
  }
  const caller = makeCaller(call, tools.dialect);
  if (call.script.outcome === 'caller-gives-up') {
    await tools.ask(call.sid, call.account, { ...application, fields: caller.fields() });
    callerLeaves(call, 'The caller had given up before the application answered');
  } else finish(call, await makeRunDocuments(call, tools)(application, caller));
  await reportEnd(call, tools);
};
