import { ENDPOINTS } from '../../../functions/routes.ts';
import { inBatches } from '../../../lib/async/in-batches.ts';
import { FUNCTIONS } from '../../support/bundles/bundled.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { IDEMPOTENCY_KEY, PEOPLE, PERSON_IN_SILENCE } from '../hidden.ts';
import { MASKS, putRows } from '../rows.ts';
import type { Answer, LeakWorld } from '../world.ts';
import { barrage } from './barrage.ts';
import { CARRIER_EVENTS } from './carrier-events.ts';
import { TROUBLES } from './failing-carrier.ts';
import { WRONG_SECRETS } from './failing-secrets.ts';
import { runTableLane } from './lanes.ts';

/** What asks the carrier, and needs a table that works while that one fails. */
const SPENDING = ['create-mask', 'erase-person', 'release-mask', 'reconcile'];

/** Sends the functions everything, while everything around them fails. */
export const takeEveryPath = async (world: LeakWorld): Promise<void> => {
  await putRows(world.table);
  for (const wrong of WRONG_SECRETS) {
    world.secrets.use(wrong);
    await spend(world, MASKS.releasing.mask);
  }
  world.secrets.use();
  // Takes as long as a function waits for a carrier, while everything else goes on.
  const silence = create(world, PERSON_IN_SILENCE);
  await Promise.all(PEOPLE.map((number) => create(world, number)));
  const thrown = throwNumbersAbout(world);
  const spent = Promise.all([thrown, failAtTheCarrier(world)]);
  const lanes = FUNCTIONS.map(async (name) => {
    await (SPENDING.includes(name) ? spent : thrown);
    await runTableLane(world, name);
  });
  await Promise.all([silence, spent, ...lanes]);
};

const create = ({ invoke }: LeakWorld, number: string): Promise<Answer> => {
  const headers = { 'idempotency-key': `${IDEMPOTENCY_KEY}-${crypto.randomUUID()}` };
  return invoke(
    'create-mask',
    makeEvent({ method: 'POST', body: { number, label: `of ${number}` }, headers }),
  );
};

/** What spends money: masks for people, one released, and a reconciliation. */
const spend = async (world: LeakWorld, mask: string): Promise<void> => {
  await Promise.all([
    ...PEOPLE.slice(0, 2).map((number) => create(world, number)),
    world.invoke('release-mask', makeEvent({ method: 'DELETE', parameters: { mask } })),
    world.invoke('reconcile', makeEvent({ body: { numbers: PEOPLE } })),
  ]);
};

const throwNumbersAbout = async ({ invoke }: LeakWorld): Promise<void> => {
  for (const endpoint of ENDPOINTS) {
    await Promise.all(barrage(endpoint).map((event) => invoke(endpoint.function, event)));
  }
  // More at once than a busy machine can answer in time would all come to the same fallback message.
  await inBatches(CARRIER_EVENTS, ({ event, expected }) => invoke('transfer', event, expected));
};

const failAtTheCarrier = async (world: LeakWorld): Promise<void> => {
  const [number = ''] = PEOPLE;
  for (const trouble of Object.values(TROUBLES)) {
    const made = await create(world, number);
    world.carrier.fail(trouble);
    await spend(world, JSON.parse(made?.body ?? '{}').mask ?? MASKS.releasing.mask);
    world.carrier.fail();
  }
  world.carrier.fail(TROUBLES['a page that quotes']);
  await world.invoke('erase-person', makeEvent({ method: 'POST', body: { number: PEOPLE.at(-1) } }));
  world.carrier.fail();
};
