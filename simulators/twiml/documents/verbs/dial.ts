import { note } from '../../../support/calls/call-report.ts';
import type { Failure } from '../../../support/calls/ring.ts';
import { outcomeOf, ring } from '../../../support/calls/ring.ts';
import { reportUnanswered } from '../../calls/callbacks.ts';
import { answer, callerLeaves, fault, warn } from '../../calls/live-call.ts';
import type { Fields } from '../../webhooks/webhook-request.ts';
import { linkIn, numberIn, wordIn } from '../attributes.ts';
import type { Dialled } from '../dialled.ts';
import { dialledIn } from '../dialled.ts';
import type { Scene, Verb, VerbOutcome } from '../scene.ts';
import { NEXT, OVER } from '../scene.ts';
import type { XmlElement } from '../xml.ts';
import type { DialEnd } from './connect.ts';
import { connect } from './connect.ts';
import { isBeyondBounds } from './dial-bounds.ts';

const INVALID_CALLER_ID = 13_214;
const USUAL_CALL_SECONDS = 14_400;
const USUAL_RING_SECONDS = 30;

const STATUSES: Readonly<Record<Failure, string>> = {
  busy: 'busy',
  rejected: 'busy',
  failed: 'failed',
  'no-answer': 'no-answer',
};

/** What the called party's telephone shows; `undefined` if the carrier does not allow it. */
const callerIdIn = (element: XmlElement, { call, tools }: Scene): string | undefined => {
  const wanted = element.attributes['callerId'];
  // By default the carrier shows the caller's own number.
  if (wanted === undefined) return call.from;
  const isCaller = tools.dialect.showsCallers && wanted === call.from;
  if (isCaller || tools.mayShow(call.account.sid, wanted)) return wanted;
  fault(call, INVALID_CALLER_ID, `callerId ${wanted} is not allowed: the account does not own it`);
  return undefined;
};

const fieldsOf = ({ status, sid, durationSeconds, isBridged }: DialEnd, { tools }: Scene): Fields => ({
  DialCallStatus: status,
  DialCallSid: sid,
  ...(durationSeconds !== undefined && { DialCallDuration: String(Math.round(durationSeconds)) }),
  ...(tools.dialect.tellsBridged && { DialBridged: String(isBridged) }),
});

/** Rings every destination at once. */
const ringAll = (
  element: XmlElement,
  { call, tools }: Scene,
  destinations: readonly (Dialled | undefined)[],
) => {
  const range = { ...tools.dialect.ringSeconds, otherwise: USUAL_RING_SECONDS };
  const limitSeconds = numberIn(element, 'timeout', range, call);
  const legs = destinations.map((one) => ({
    to: one,
    outcome: one === undefined ? ('failed' as const) : outcomeOf(call.script, one.shown),
  }));
  const ringing = ring<Dialled>(legs, call.script, limitSeconds);
  call.seconds += ringing.seconds;
  return ringing;
};

/** Rings every destination and connects the caller to the first to answer. */
const dialAll = async (
  element: XmlElement,
  scene: Scene,
  callerId: string,
  sid: string,
): Promise<DialEnd> => {
  const { call, tools } = scene;
  const destinations = dialledIn(element, scene);
  const to = destinations.map((one) => one?.shown ?? 'an unreachable destination');
  note(call, 'dialling', `The carrier dials ${to.join(', ')}, showing ${callerId}`, { to, callerId });
  const ringing = ringAll(element, scene, destinations);
  if (ringing.kind === 'answered') {
    const limits = { ...tools.dialect.limitSeconds, otherwise: USUAL_CALL_SECONDS };
    const limitSeconds = numberIn(element, 'timeLimit', limits, call);
    return connect(
      ringing.to,
      { sid, to: ringing.to.shown, callerId },
      ringing.isMachine,
      limitSeconds,
      scene,
    );
  }
  const status = ringing.kind === 'failed' ? STATUSES[ringing.failure] : 'canceled';
  if (ringing.kind === 'failed') note(call, 'not-connected', `The called party ${ringing.words}`, { status });
  else callerLeaves(call, 'The caller hangs up while it rings');
  await reportUnanswered(call, tools, destinations, { sid, callerId }, status);
  return { status, sid, isBridged: false };
};

const afterwards = async (element: XmlElement, scene: Scene, end: DialEnd): Promise<VerbOutcome> => {
  const { call, party, tools } = scene;
  const action = element.attributes['action'];
  if (action === undefined) return call.hasCallerLeft ? OVER : NEXT;
  const link = linkIn(element, action, scene, fieldsOf(end, scene));
  if (!call.hasCallerLeft) return { kind: 'go', link };
  // The application is told, but its answer is not run: the caller has left.
  await tools.ask(call.sid, call.account, { ...link, fields: { ...party.fields(), ...link.fields } });
  return OVER;
};

const waitsForBridge = (element: XmlElement, { call, tools }: Scene): boolean =>
  tools.dialect.alwaysAnswersOnBridge ||
  wordIn(element, 'answerOnBridge', ['false', 'true'], call) === 'true';

export const dial: Verb = async (element, scene) => {
  const { call, party, tools } = scene;
  if (!party.isCaller) {
    warn(call, '<Dial> is for callers only');
    return NEXT;
  }
  call.hasDialled = true;
  if (!waitsForBridge(element, scene)) answer(call);
  const sid = tools.dialect.sidFrom('CA', tools.randomId());
  const callerId = callerIdIn(element, scene);
  const end =
    callerId === undefined || isBeyondBounds(element, scene)
      ? { status: 'failed', sid, isBridged: false }
      : await dialAll(element, scene, callerId, sid);
  return afterwards(element, scene, end);
};
