import { note } from '../../support/calls/call-report.ts';
import { methodOf } from '../accounts/incoming-number.ts';
import { makeRunDocuments } from '../documents/run-documents.ts';
import type { CallTools, Ended, Link } from '../documents/scene.ts';
import { reportEnd } from './callbacks.ts';
import type { LiveCall } from './live-call.ts';
import { answer, callerLeaves } from './live-call.ts';
import { makeCaller } from './parties.ts';

/** Ends a call whose application failed. The caller hears an error message, and the call is billed. */
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
  // An empty document still answers the call. After a `Dial`, the call stays as the `Dial` left it.
  if (!call.hasDialled) answer(call);
  if (ended === 'through') note(call, 'hung-up', 'The document is over, so the carrier hangs up');
  call.status = call.answeredSeconds === undefined ? 'no-answer' : 'completed';
};

/** Where to ask the application or, as a sentence, why it is not asked. */
const applicationOf = ({ owned: { fields } }: LiveCall): Link | string => {
  if (fields.TrunkSid !== undefined) return 'The number belongs to a trunk, so no application is asked';
  if (fields.VoiceApplicationSid !== undefined)
    return 'The number has a VoiceApplicationSid, which the simulator does not run';
  if (fields.VoiceUrl === undefined) return 'The number has no VoiceUrl';
  return { url: fields.VoiceUrl, method: methodOf(fields, 'VoiceMethod') };
};

/** Runs a call to its end. It never throws, even if the application answers nonsense. */
export const playCall = async (call: LiveCall, tools: CallTools): Promise<void> => {
  const application = applicationOf(call);
  if (typeof application === 'string') {
    fail(call, application);
    return;
  }
  const caller = makeCaller(call, tools.dialect);
  if (call.script.outcome === 'caller-gives-up') {
    await tools.ask(call.sid, call.account, { ...application, fields: caller.fields() });
    callerLeaves(call, 'The caller gives up before the application answers');
  } else finish(call, await makeRunDocuments(call, tools)(application, caller));
  await reportEnd(call, tools);
};
