import type { CallReport, SimulatorEvent } from '../../../simulators/support/calls/call-report.ts';
import { note } from '../../../simulators/support/calls/call-report.ts';
import type { Ringing } from '../../../simulators/support/calls/ring.ts';
import { outcomeOf, ring } from '../../../simulators/support/calls/ring.ts';
import type { Script } from '../../../simulators/support/calls/script.ts';
import { isRecord } from '../../../simulators/support/http/json.ts';
import type { ExampleNumber } from './account.ts';
import { EXAMPLE_CREDENTIALS } from './account.ts';
import type { AskApplication, Document } from './ask-application.ts';

export interface PlayDependencies {
  readonly ask: AskApplication;
  readonly script: Script;
}

interface LiveCall {
  readonly id: string;
  readonly from: string;
  readonly events: SimulatorEvent[];
  seconds: number;
  state: string;
  connectedTo?: string;
  callerIdShown?: string;
}

/** How Example says that a call ended. */
interface End {
  readonly how: 'busy' | 'caller-left' | 'silent' | 'talked' | 'unreachable';
  readonly talkSeconds?: number;
}

/** Plays a call to a number of the account to its end. */
export const playCall = async (
  play: PlayDependencies,
  { number, voiceUrl, fallbackUrl }: ExampleNumber,
  call: Pick<LiveCall, 'from' | 'id'>,
): Promise<CallReport> => {
  const live: LiveCall = { ...call, events: [], seconds: 0, state: 'hung-up' };
  note(live, 'ringing', 'The number rings');
  const event = { call: { ...call, account: EXAMPLE_CREDENTIALS.account, to: number } };
  const document = (await play.ask(voiceUrl, event)) ?? (await play.ask(fallbackUrl, event));
  await run(play, live, document ?? {});
  return live;
};

const run = async (play: PlayDependencies, live: LiveCall, document: Document): Promise<void> => {
  switch (document['do']) {
    case 'reject':
      live.state = 'rejected';
      note(live, 'rejected', 'The call is refused');
      return;
    case 'say':
      note(live, 'answered', 'Example answers');
      note(live, 'said', 'The caller hears a sentence', { text: document['text'] });
      return;
    case 'connect':
      return connect(play, live, document);
    case 'hang-up':
      return;
    default:
      note(live, 'document-invalid', 'The document says nothing that Example knows');
  }
};

const connect = async (play: PlayDependencies, live: LiveCall, document: Document): Promise<void> => {
  const { script } = play;
  const numbers = Array.isArray(document['to']) ? document['to'].map(String) : [];
  note(live, 'dialling', 'The person rings', { to: numbers });
  const legs = numbers.map((to) => ({ to, outcome: outcomeOf(script, to) }));
  const ringing = ring(legs, script, Number(document['timeout']));
  live.seconds += ringing.seconds;
  const { how, talkSeconds } = endOf(live, script, document, ringing);
  const callerListens = how !== 'caller-left' && how !== 'talked';
  const ended = { id: live.id, how, callerListens, ...(talkSeconds && { talkSeconds }) };
  const next = await play.ask(String(document['report']), { ended });
  if (callerListens) await run(play, live, next ?? {});
};

const FAILURES = { busy: 'busy', rejected: 'busy', failed: 'unreachable', 'no-answer': 'silent' } as const;

const endOf = (live: LiveCall, script: Script, document: Document, ringing: Ringing<string>): End => {
  if (ringing.kind === 'caller-left') return { how: 'caller-left' };
  if (ringing.kind === 'failed') return { how: FAILURES[ringing.failure] };
  if (!isAccepted(live, script, document, ringing.isMachine)) return { how: 'silent' };
  note(live, 'answered', 'The two are connected');
  live.state = 'bridged';
  live.connectedTo = ringing.to;
  live.callerIdShown = String(document['callerId']);
  live.seconds += script.talkSeconds;
  return { how: 'talked', talkSeconds: script.talkSeconds };
};

/** Whether the person called takes the call: with `accept` in the document, by its key. A machine presses no key. */
const isAccepted = (live: LiveCall, { keys }: Script, { accept }: Document, isMachine: boolean): boolean => {
  if (!isRecord(accept)) return true;
  note(live, 'said', 'The person called hears a question', { text: accept['text'] });
  return !isMachine && keys === accept['key'];
};
