import { note } from '../../../support/calls/call-report.ts';
import { fault, warn } from '../../calls/live-call.ts';
import { linkIn, wordIn } from '../attributes.ts';
import type { Verb } from '../scene.ts';
import { NEXT, OVER } from '../scene.ts';

export const hangup: Verb = (_element, { call, party }) => {
  // A new call is answered, and billed, before the hang-up. After a `Dial` it may stay unanswered.
  if (!call.hasDialled) party.answer();
  note(call, 'hung-up', `The application hangs up on ${party.who}`);
  if (party.isCaller) call.ending = 'hung-up';
  return OVER;
};

/** Refuses the call. It costs nothing only as the first verb. */
export const reject: Verb = (element, { call, party }) => {
  const reason = wordIn(element, 'reason', ['rejected', 'busy'], call);
  if (!party.isCaller) {
    warn(call, '<Reject> is for callers only');
    return OVER;
  }
  if (call.hasDialled || call.answeredSeconds !== undefined) {
    warn(call, '<Reject> is too late: it was not the first verb');
    party.answer();
    return OVER;
  }
  call.ending = 'rejected';
  call.status = reason === 'busy' ? 'busy' : 'no-answer';
  const hears =
    reason === 'busy' ? 'hears that the line is busy' : 'is told that the number is not in service';
  note(call, 'rejected', `The application refuses the call, and the caller ${hears}`, { reason });
  return OVER;
};

export const redirect: Verb = (element, scene) => {
  const url = element.text.trim();
  if (url !== '') return { kind: 'go', link: linkIn(element, url, scene) };
  fault(scene.call, 12_100, '<Redirect> has no URL');
  return NEXT;
};
