import { callHandler } from '../../functions/transfer/call-handler.ts';
import { makeFallback } from '../../functions/transfer/fallback.ts';
import { makeAnswerWebhook } from '../../lib/calls/answer-webhook.ts';
import { digestOfKey } from '../../lib/calls/proofs/webhook-key.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import type { NumberSupplier } from '../../lib/carriers/supplier.ts';
import type { MaskId } from '../../lib/ids.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { Store } from '../../lib/table/store.ts';
import type { Around } from '../crash/scenarios/cuts.ts';
import { directly, through } from '../crash/scenarios/cuts.ts';
import { answerByKey, KEY, UNLIMITED } from '../support/calls/call-world.ts';
import { PUBLIC_URL } from '../support/calls/signed-calls.ts';
import { SIGNED_CARRIERS } from '../support/calls/signed-carriers.ts';
import { answerBySignature } from '../support/calls/signed-world.ts';
import { makeFakeSupplier } from '../support/carriers/fake-supplier.ts';
import { makeApiHandlers } from '../support/functions/handlers.ts';
import { makeBuyingWith } from '../support/numbers/buying.ts';
import { e164, makeMask, NOW_SECONDS, numbersFrom } from '../support/numbers/masks.ts';
import { makeRecordingLog } from '../support/recording-log.ts';
import { makeMemoryRouteReader } from '../support/table/memory-route-reader.ts';
import { makeMemoryStore } from '../support/table/memory-store.ts';

/** Masks in all states, each with a number of its own. */
export const MASKS: readonly Mask[] = [
  {},
  { answer: 'press-1' as const },
  { expiresAtSeconds: NOW_SECONDS },
  { state: 'releasing' as const },
  { callerId: 'mask' as const },
].map((fields, index) =>
  makeMask({
    id: `msk_${index}` as MaskId,
    mask: e164(`+1415555012${index + 3}`),
    number: e164(`+1312555010${index}`),
    etag: `etag-${index}`,
    requestId: `request-${index}`,
    ...fields,
  }),
);

/** A mask of each carrier that signs, with a number of its own. */
export const SIGNED_MASKS: readonly Mask[] = SIGNED_CARRIERS.map(({ carrier }, index) =>
  makeMask({
    id: `msk_${carrier}` as MaskId,
    mask: e164(`+1415555013${index}`),
    number: e164(`+1312555011${index}`),
    connection: carrier,
    carrier,
    answer: 'press-1',
    etag: `etag-${carrier}`,
  }),
);

const protocol = CALL_PROTOCOLS.tropo;
const BOUND_KEY = 'a-key-bound-to-an-account';
export const KEYS = [KEY, BOUND_KEY, 'another-key-of-enough-chars', 'short', '', '__proto__'];

export const makeFuzzWorld = async (around: Around = directly) => {
  const bare = makeMemoryStore();
  for (const mask of [...MASKS, ...SIGNED_MASKS]) await bare.insert(mask);
  const supplier = makeFakeSupplier({ stock: numbersFrom('+14155550150', 40) });
  for (const { mask } of MASKS) supplier.ours.add(mask);
  const store: Store = through<Store>(bare, around);
  const log = makeRecordingLog();
  const carrier: NumberSupplier = through<NumberSupplier>(supplier, around);
  const handlers = makeApiHandlers(makeBuyingWith({ store, supplier: carrier }), { log, nowMs: () => 0 });
  const keys = new Map([
    [digestOfKey(KEY), { connection: 'tropo' }],
    [digestOfKey(BOUND_KEY), { connection: 'tropo', account: '62001' }],
  ] as const);
  const flow = { ...UNLIMITED, readRoute: makeMemoryRouteReader(store, keys) };
  const signed = SIGNED_CARRIERS.map(({ carrier, secret }) => {
    const { [carrier]: signing } = CALL_PROTOCOLS;
    const readSecret = async () => signing.parseSigningSecret(secret());
    const parts = { ...flow, connection: carrier, protocol: signing, readSecret, publicUrl: PUBLIC_URL };
    return [carrier, answerBySignature(parts)] as const;
  });
  const transfer = callHandler({
    prepare: () =>
      makeAnswerWebhook({ keyed: answerByKey({ ...flow, protocol }), byConnection: new Map(signed) }),
    fallback: makeFallback({ CONNECTIONS: 'tropo,twilio,signalwire,telnyx' }),
    log,
    nowMs: () => 0,
  });
  return { store: bare, supplier, log, handlers: { ...handlers, transfer } };
};
