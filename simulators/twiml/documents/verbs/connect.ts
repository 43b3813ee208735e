import { note } from '../../../support/calls/call-report.ts';
import { makeLegReporter } from '../../calls/callbacks.ts';
import { answer, callerLeaves } from '../../calls/live-call.ts';
import type { DialledLeg } from '../../calls/parties.ts';
import { makeCalledParty } from '../../calls/parties.ts';
import type { Dialled } from '../dialled.ts';
import type { Scene } from '../scene.ts';

/** The result of a `Dial`, as the application is told. */
export interface DialEnd {
  readonly status: string;
  readonly sid: string;
  /** Since the called party answered; absent without an answer. */
  readonly durationSeconds?: number;
  readonly isBridged: boolean;
}

/** Whether the called party accepts the call after hearing the screening document. */
const takesCall = async (
  { screening }: Dialled,
  leg: DialledLeg,
  isMachine: boolean,
  { call, perform }: Scene,
): Promise<boolean> => {
  if (screening === undefined) return true;
  return (await perform(screening, makeCalledParty(call, leg, isMachine))) === 'through';
};

/** The two talk until one of them leaves or the time is up. */
const talk = ({ call }: Scene, limitSeconds: number): void => {
  const { talkSeconds, hangsUp } = call.script;
  call.seconds += Math.min(talkSeconds, limitSeconds);
  if (talkSeconds >= limitSeconds) {
    note(call, 'time-limit', `The carrier ends the call after ${limitSeconds} s`, { limitSeconds });
  } else if (hangsUp === 'caller') callerLeaves(call, 'The caller hangs up');
  else note(call, 'called-party-left', 'The called party hangs up');
};

const bridge = (
  scene: Scene,
  { to, callerId }: DialledLeg,
  isMachine: boolean,
  limitSeconds: number,
): void => {
  const { call } = scene;
  answer(call);
  call.connectedTo = to;
  call.callerIdShown = callerId;
  note(call, 'bridged', `The caller is connected to ${to}`, { to, callerId, isMachine });
  talk(scene, limitSeconds);
};

/** Screens the called party, who has answered, and bridges the two. */
export const connect = async (
  dialled: Dialled,
  leg: DialledLeg,
  isMachine: boolean,
  limitSeconds: number,
  scene: Scene,
): Promise<DialEnd> => {
  const { call, tools } = scene;
  const report = makeLegReporter(call, tools, dialled, leg);
  const answeredSeconds = call.seconds;
  await report('initiated');
  await report('ringing');
  await report('answered');
  const hears = isMachine ? 'A machine answers' : 'A person answers';
  note(call, 'called-party-answered', hears, { to: leg.to, isMachine });
  const isBridged = await takesCall(dialled, leg, isMachine, scene);
  if (isBridged) bridge(scene, leg, isMachine, limitSeconds);
  else note(call, 'called-party-dropped', 'The carrier drops the called party, whom the caller never hears');
  await report('completed');
  const status = isBridged ? 'completed' : tools.settings().declinedDialStatus;
  return { status, sid: leg.sid, durationSeconds: call.seconds - answeredSeconds, isBridged };
};
