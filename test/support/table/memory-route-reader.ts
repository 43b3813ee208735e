import type { ReadRoute } from '../../../lib/calls/route-reader.ts';
import type { WebhookKey } from '../../../lib/carriers/protocol.ts';
import type { BlockedCaller } from '../../../lib/masks/block.ts';
import { isNumber } from '../../../lib/masks/block.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { isSameLine } from '../../../lib/phone/plans/is-same-line.ts';
import { routeFound } from '../../../lib/table/calls/route-from-rows.ts';
import { blockedAs } from '../../../lib/table/calls/route-reader.ts';
import type { Store } from '../../../lib/table/store.ts';

const isSame = (one: BlockedCaller, other: BlockedCaller): boolean =>
  one === other || (isNumber(one) && isNumber(other) && isSameLine(one, other));

/** Reads routes as the function transfer does, from a store in memory. */
export const makeMemoryRouteReader =
  (store: Store, keys: ReadonlyMap<string, WebhookKey>): ReadRoute =>
  async ({ call, connection, keyDigest }) => {
    const masks = call?.masks ?? [];
    const callers = call === undefined ? [] : blockedAs(call);
    const found = await Promise.all(masks.map((mask) => store.find(mask)));
    const blocks = await Promise.all(masks.map((mask) => store.listBlocks(mask)));
    const calling = await Promise.all(callers.filter(isNumber).map((number) => store.find(number)));
    const isHidden = async (mask: E164) => (await store.findSlots({ number: mask })) !== undefined;
    const hidden = await Promise.all(masks.map(isHidden));
    const rows = {
      masks: found.filter((row) => row !== undefined),
      blocks: blocks.flat().filter((block) => callers.some((caller) => isSame(block.caller, caller))),
      hidden: masks.filter((_, index) => hidden[index]),
      callingMasks: calling.filter((row) => row !== undefined),
      webhookKey: keyDigest === undefined ? undefined : keys.get(keyDigest),
    };
    return routeFound(rows, { call, connection });
  };
