import { callHandler } from '../../../functions/transfer/call-handler.ts';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { WebhookAnswer } from '../../../lib/carriers/protocol.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { makeBridge } from '../../../local/server/bridge.ts';
import type { CallReport } from '../../../simulators/support/calls/call-report.ts';
import { CONTEXT } from '../../support/calls/events.ts';
import { MASK, makeMask, NUMBER } from '../../support/numbers/masks.ts';
import { makeMemoryRouteReader } from '../../support/table/memory-route-reader.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';
import '../../support/time/never-late.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';
import { FOR_SALE, makeCarrierWorld } from '../carriers/carrier-world.ts';
import { post } from '../carriers/faulty-fetch.ts';
import type { TestedCarrier } from '../carriers/kits.ts';
import { FALLBACK_URL, WEBHOOK_KEY } from '../carriers/simulation.ts';
import { makeOurSide } from './our-side.ts';

/** The carrier sells {@link MASK} first. */
export const [, OTHER_MASK] = FOR_SALE as readonly [E164, E164];
export const FALLBACK_SENTENCE = 'This is the document that shares nothing with the stack.';

/** What the carrier sent to our address. */
interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

export interface CallOrder {
  readonly to?: E164;
  readonly from?: E164;
  readonly caller?: string;
  readonly outcome?: string;
  readonly keys?: string;
}

/** What the simulator tells of a call; not all of them say what it costs. */
type Report = CallReport & { readonly billed?: boolean };

/** How what a test changes stands at first. */
const STATE = {
  /** The function does not answer: it is not even reached. */
  isSilent: false,
  isTableDown: false,
  /** Answers in the place of the function, one after the other. */
  answers: [] as readonly WebhookAnswer[],
};

const responseOf = ({ status, contentType, body }: WebhookAnswer): Response =>
  new Response(body, { status, headers: { 'content-type': contentType } });

/**
 * The whole call flow: the simulated carrier, which owns two masks, asks the function as it is deployed, and does as the
 * document says. The secrets are where the environment says.
 */
export const makeCallWorld = async (carrier: TestedCarrier) => {
  const state = { ...STATE };
  const store = makeMemoryStore();
  const log = makeRecordingLog();
  const sent: Sent[] = [];
  const documents: string[] = [];
  const keys = new Map([[digestOfKey(WEBHOOK_KEY), { connection: 'tropo' }]]);
  const read = makeMemoryRouteReader(store, keys);
  const nowMs = (): number => world.clock.ms;
  const nowSeconds = (): number => Math.floor(nowMs() / 1000);
  const { protocol, sayingDocument, ...answering } = makeOurSide(carrier, {
    elapsedMs: nowMs,
    nowSeconds,
    limitCall: async () => undefined,
    limitSeconds: 3600,
    readRoute: async (query) => {
      if (state.isTableDown) throw new Error('The table did not answer.');
      return read(query);
    },
  });
  const [usually = 'mask'] = protocol.capabilities.callerIds;
  const handler = callHandler({ ...answering, log, nowMs });
  const bridge = makeBridge({
    handlers: { transfer: (event) => handler(event, CONTEXT) },
    randomId: () => 'request-1',
  });
  /** Our side of the network. */
  const ask = async (url: string, init: RequestInit): Promise<Response> => {
    if (url.startsWith(FALLBACK_URL)) return responseOf(sayingDocument(FALLBACK_SENTENCE));
    if (state.isSilent) throw new TypeError('fetch failed');
    sent.push({ url, init });
    const [scripted, ...later] = state.answers;
    state.answers = later;
    const answer = scripted ? responseOf(scripted) : await bridge(new Request(url, init));
    documents.push(await answer.clone().text());
    return answer;
  };
  const world = await makeCarrierWorld(carrier, { application: (url, init) => ask(String(url), init ?? {}) });
  for (const mask of [MASK, OTHER_MASK]) await world.buy(mask);

  return {
    ...world,
    state,
    store,
    protocol,
    lines: log.lines,
    sent,
    documents,
    ask,
    /** Puts a mask on file. */
    put: (fields: Partial<Mask> = {}) =>
      store.insert(
        makeMask({
          mask: MASK,
          number: NUMBER,
          connection: carrier,
          carrier: carrier as CarrierName,
          callerId: usually,
          ...fields,
        }),
      ),
    /** Somebody dials the mask; what happened then. */
    call: async ({ to = MASK, ...order }: CallOrder = {}): Promise<Report> =>
      (await (await post(world.handle, '/simulator/calls', { to, ...order })).json()) as Report,
  };
};

export type CallWorld = Awaited<ReturnType<typeof makeCallWorld>>;

/** What callers or others heard, in order. */
export const heard = ({ events }: CallReport): readonly unknown[] =>
  events.filter(({ event }) => event === 'said').map((said) => said['text']);

/** Whether it costs somebody something: the carrier has answered it. */
export const isAnswered = ({ billed, events }: Report): boolean =>
  billed ?? events.some(({ event }) => event === 'answered');
