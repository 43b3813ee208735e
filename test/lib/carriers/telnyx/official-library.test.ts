import { describe, expect, test } from '@jest/globals';
import Telnyx from 'telnyx';
import type { NumberSupplier } from '../../../../lib/carriers/supplier.ts';
import type { Fetch } from '../../../../lib/http/outbound.ts';
import { TELNYX_CREDENTIALS } from '../../../../simulators/telnyx/account.ts';
import {
  FALLBACK_URL,
  INSTALLATION,
  makeTelnyxWorld,
  TELNYX_URL,
  telnyxSupplierOver,
  VOICE_URL,
} from '../../../support/carriers/telnyx-world.ts';
import { e164, MASK } from '../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const FOREIGN = e164('+12025550187');
const REFERENCE = `callmask:${INSTALLATION}:${MASK}`;
const { applicationId } = TELNYX_CREDENTIALS;

/** Method, path, query and body of a request, and what it is signed in with. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: unknown;
  readonly authorization: string | null;
}

const read = (url: string, method: string, headers: Headers, body: unknown): Asked => {
  const { pathname, searchParams } = new URL(url);
  return {
    method: method.toUpperCase(),
    path: pathname,
    // The library writes a list in one word, the documents with brackets.
    query: [...searchParams].map(([name, value]) => `${name.replace(/\[\]$/, '')}=${value}`).sort(),
    body: typeof body === 'string' ? JSON.parse(body) : undefined,
    authorization: headers.get('authorization'),
  };
};

/** What the supplier sends, to the simulator or to whatever answers in its slot. */
const ours = async (
  ask: (supplier: NumberSupplier) => Promise<unknown>,
  world = makeTelnyxWorld(),
): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push(read(url, init.method, new Headers(init.headers), init.body));
    return world.fetch(url, init);
  };
  await ask(telnyxSupplierOver(fetch));
  return asked;
};

const theirs = async (ask: (client: Telnyx) => Promise<unknown>): Promise<Asked> => {
  const asked: Asked[] = [];
  const client = new Telnyx({
    apiKey: TELNYX_CREDENTIALS.apiKey,
    baseURL: TELNYX_URL,
    maxRetries: 0,
    fetch: async (url, init) => {
      asked.push(read(String(url), init?.method ?? 'GET', new Headers(init?.headers), init?.body));
      return Response.json({ data: [], meta: { page_number: 1, total_pages: 1 } });
    },
  });
  await ask(client);
  const [first] = asked;
  if (first === undefined) throw new Error('The library asked nothing.');
  return first;
};

const lost = async () => {
  const world = makeTelnyxWorld({ voiceUrl: 'https://elsewhere.example.com/' });
  await world.supplier.order(MASK, signal);
  return world;
};

describe('the library of Telnyx sends the same', () => {
  test.each([
    [
      'search',
      () =>
        ours((supplier) => supplier.candidates({ country: 'US', callingCode: '1', areaCode: '415' }, signal)),
      (client: Telnyx) =>
        client.availablePhoneNumbers.list({
          filter: {
            country_code: 'US',
            national_destination_code: '415',
            phone_number_type: 'local',
            features: ['voice'],
            best_effort: false,
            exclude_held_numbers: true,
            limit: 100,
          },
        }),
    ],
    [
      'look-up of a number',
      () => ours((supplier) => supplier.find(MASK, signal)),
      (client: Telnyx) => client.phoneNumbers.list({ filter: { phone_number: MASK } }),
    ],
    [
      'look-up of an order',
      () => ours((supplier) => supplier.find(MASK, signal)),
      (client: Telnyx) =>
        client.numberOrders.list({
          filter: { customer_reference: REFERENCE },
          'page[number]': 1,
          'page[size]': 250,
        }),
    ],
    [
      'order',
      () => ours((supplier) => supplier.order(MASK, signal)),
      (client: Telnyx) =>
        client.numberOrders.create({
          phone_numbers: [{ phone_number: MASK }],
          connection_id: applicationId,
          customer_reference: REFERENCE,
        }),
    ],
    [
      'list of all numbers',
      () => ours((supplier) => supplier.owned(signal)),
      (client: Telnyx) => client.phoneNumbers.list({ 'page[number]': 1, 'page[size]': 250 }),
    ],
    [
      'check',
      () => ours((supplier) => supplier.check(signal)),
      (client: Telnyx) => client.texmlApplications.retrieve(applicationId),
    ],
    [
      'import',
      () => ours((supplier) => supplier.webhooks?.take(FOREIGN, signal) ?? Promise.reject()),
      (client: Telnyx) =>
        client.phoneNumbers.update('2300000000000000001', {
          connection_id: applicationId,
          customer_reference: `callmask-imported:${INSTALLATION}:${FOREIGN}`,
        }),
    ],
    [
      'release',
      async () => ours((supplier) => supplier.release(MASK, signal), await lost()),
      (client: Telnyx) => client.phoneNumbers.delete('2400000000000000003'),
    ],
    [
      'change of the application',
      async () =>
        ours((supplier) => supplier.webhooks?.point(MASK, signal) ?? Promise.reject(), await lost()),
      (client: Telnyx) =>
        client.texmlApplications.update(applicationId, {
          friendly_name: 'callmask',
          voice_url: VOICE_URL,
          voice_method: 'post',
          voice_fallback_url: FALLBACK_URL,
        }),
    ],
  ])('as we do for %s', async (_what, sendOurs, sendTheirs) => {
    expect(await sendOurs()).toContainEqual(await theirs(sendTheirs));
  });

  test('cancellation of an order', async () => {
    const world = makeTelnyxWorld();
    await world.set({ orderPendingMs: 1000 });
    await world.supplier.order(MASK, signal);
    const asked = await ours((supplier) => supplier.release(MASK, signal), world);
    const [partId = ''] = /\d{19}/.exec(asked.at(-1)?.path ?? '') ?? [];
    expect(asked.at(-1)).toEqual(await theirs((client) => client.subNumberOrders.cancel(partId)));
  });
});

/** What each request may hold, by the documents. */
const PARAMETERS: Readonly<
  Record<string, { readonly query?: readonly string[]; readonly body?: readonly string[] }>
> = {
  'GET /available_phone_numbers': {
    query: [
      'filter[country_code]',
      'filter[national_destination_code]',
      'filter[phone_number_type]',
      'filter[features]',
      'filter[limit]',
      'filter[best_effort]',
      'filter[exclude_held_numbers]',
    ],
  },
  'POST /number_orders': { body: ['phone_numbers', 'connection_id', 'customer_reference'] },
  'GET /number_orders': { query: ['filter[customer_reference]', 'page[number]', 'page[size]'] },
  'GET /phone_numbers': { query: ['filter[phone_number]', 'page[number]', 'page[size]'] },
  'PATCH /phone_numbers/*': { body: ['connection_id', 'customer_reference', 'tags'] },
  'DELETE /phone_numbers/*': {},
  'GET /texml_applications/*': {},
  'PATCH /texml_applications/*': {
    body: ['friendly_name', 'voice_url', 'voice_method', 'voice_fallback_url'],
  },
};

test('no request holds anything that the documents do not know', async () => {
  const world = await lost();
  const asked = await ours(async (supplier) => {
    const former = await supplier.webhooks?.settings(FOREIGN, signal);
    await supplier.candidates({ country: 'GB', callingCode: '44' }, signal);
    await supplier.webhooks?.point(MASK, signal);
    await supplier.webhooks?.take(FOREIGN, signal);
    await supplier.webhooks?.restore(FOREIGN, former === 'not-in-account' ? {} : (former ?? {}), signal);
    await supplier.owned(signal);
    await supplier.release(MASK, signal);
    await supplier.order(MASK, signal);
    await supplier.check(signal);
  }, world);
  const seen = new Set<string>();
  for (const { method, path, query, body } of asked) {
    const name = `${method} ${path.replace('/v2', '').replace(/\/\d+$/, '/*')}`;
    const { query: names = [], body: fields = [] } = PARAMETERS[name] ?? {
      query: [`nothing is known of ${name}`],
    };
    seen.add(name);
    expect(names).toEqual(expect.arrayContaining(query.map((pair) => pair.split('=')[0])));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(body ?? {})));
  }
  expect([...seen].sort()).toEqual(Object.keys(PARAMETERS).sort());
});
