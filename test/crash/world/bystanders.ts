import type { NumberWebhooks } from '../../../lib/carriers/supplier.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { Store } from '../../../lib/table/store.ts';
import { e164, makeMask } from '../../support/numbers/masks.ts';
import type { CrashCarrier } from './crash-carrier.ts';

/** Somebody whom none of it concerns. */
export const STRANGER = makeMask({
  mask: e164('+14155550180'),
  number: e164('+12125550177'),
  requestId: 'stranger',
});

/** In the account, and nobody's mask. */
const FOREIGN = e164('+16285550140');
/** In the account before us, and a mask of the stranger where numbers can be imported. */
const IMPORTED = e164('+16285550141');
/** In the account before us, and made a mask and set as it was again in the course of a history. */
export const BROUGHT = e164('+16285550142');

/** What the account has before us. */
export const FORMER = [FOREIGN, IMPORTED, BROUGHT] as const;

const importOne = async (store: Store, webhooks: NumberWebhooks, signal: AbortSignal): Promise<void> => {
  const former = await webhooks.settings(IMPORTED, signal);
  if (former === 'not-in-account') throw new Error('The account has the number.');
  await webhooks.take(IMPORTED, signal);
  const id = 'msk_2' as Mask['id'];
  const requestId = 'imported';
  await store.insert(makeMask({ ...STRANGER, id, mask: IMPORTED, origin: 'imported', former, requestId }));
};

/** Sets up those whom a history does not concern, and watches over them. */
export const seedBystanders = async (store: Store, carrier: CrashCarrier) => {
  const supplier = carrier.supplier(async () => 'ok');
  const { signal } = new AbortController();
  await store.insert(STRANGER);
  await supplier.order(STRANGER.mask, signal);
  if (supplier.webhooks !== undefined) await importOne(store, supplier.webhooks, signal);
  const recordOf = (number: E164) => carrier.records().get(number);
  const untouched = [FOREIGN, IMPORTED, STRANGER.mask] as const;
  const records = new Map(untouched.map((number) => [number, recordOf(number)]));
  const brought = recordOf(BROUGHT);
  const others: readonly string[] = supplier.webhooks === undefined ? [FOREIGN, IMPORTED] : [FOREIGN];
  return {
    /** Those of the numbers that concern nobody here, and were changed or given up. */
    touched: (): readonly E164[] => untouched.filter((number) => recordOf(number) !== records.get(number)),
    /** Whether the number that is imported now and then is as it was. */
    isAsBefore: (): boolean => recordOf(BROUGHT) === brought,
    /** The numbers that are paid for and may be somebody's mask. */
    ours: (): ReadonlySet<string> =>
      new Set([...carrier.records().keys()].filter((number) => !others.includes(number))),
  };
};
