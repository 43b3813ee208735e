import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { callReference, writeCallTicket } from '../../lib/calls/proofs/call-ticket.ts';
import { Problem } from '../../lib/errors/problem.ts';
import { asRecord } from '../../lib/json.ts';
import type { Around } from '../crash/scenarios/cuts.ts';
import { KEY } from '../support/calls/call-world.ts';
import { CONTEXT, makeEvent } from '../support/calls/events.ts';
import type { Asked } from './requests.ts';
import { asked, form, text } from './requests.ts';
import { webhookBody } from './sessions.ts';
import { recutWebhook, signedWebhook } from './signed.ts';
import { KEYS, MASKS, makeFuzzWorld, SIGNED_MASKS } from './world.ts';

/** How many in all; a failure names its seed and path, by which FUZZ_SEED and FUZZ_PATH play it again. */
const { FUZZ = '10000', FUZZ_SEED, FUZZ_PATH } = process.env;
const runs = (share: number) => ({
  numRuns: Math.ceil(Number(FUZZ) * share),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
  ...(FUZZ_PATH !== undefined && { path: FUZZ_PATH }),
});

/** Longer than any run takes: how long is for benchmarks to say. */
const NEVER = 0x7fffffff;

type World = Awaited<ReturnType<typeof makeFuzzWorld>>;

const ask = (world: World, { name, options, form: bodyForm }: Asked) =>
  askEvent(world, name, makeEvent(options, bodyForm));

const askSigned = (world: World, event: APIGatewayProxyEventV2) => askEvent(world, 'transfer', event);

const askEvent = async ({ handlers, log }: World, name: string, event: APIGatewayProxyEventV2) => {
  const before = log.lines.length;
  const handler = handlers[name as keyof World['handlers']];
  const { statusCode = 0, headers = {}, body = '' } = await handler(event, CONTEXT);
  expect(log.lines).toHaveLength(before + 1);
  expect(Object.prototype).not.toHaveProperty('polluted');
  return { status: statusCode, type: String(headers['content-type'] ?? ''), body };
};

/** What an answer has to be, whatever was asked. */
const expectAnswer = (
  { status, type, body }: Awaited<ReturnType<typeof ask>>,
  allowed: readonly number[],
) => {
  expect(allowed).toContain(status);
  if (status === 204) {
    expect(body).toBe('');
    return;
  }
  const json = JSON.parse(body);
  if (status >= 400) {
    expect(type).toBe('application/problem+json');
    expect(json).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    for (const { number } of MASKS) expect(body).not.toContain(number.slice(1));
  }
};

const HEALTHY = [200, 201, 202, 204, 400, 404, 409, 410, 412, 413, 422, 429];

describe('anything that clients may send', () => {
  test(
    'is answered with less than 500 while table and carrier are well',
    async () => {
      const world = await makeFuzzWorld();
      const property = fc.asyncProperty(asked, async (request) =>
        expectAnswer(await ask(world, request), HEALTHY),
      );
      await fc.assert(property, runs(0.4));
    },
    NEVER,
  );

  test(
    'is answered with 502, 503 or 504 at worst while they are not',
    async () => {
      const faults = { left: [] as readonly (Problem | undefined)[] };
      const world = await makeFuzzWorld(failing(faults));
      const property = fc.asyncProperty(asked, fc.array(fault, { maxLength: 6 }), async (request, left) => {
        faults.left = left;
        expectAnswer(await ask(world, request), [...HEALTHY, 502, 503, 504]);
      });
      await fc.assert(property, runs(0.2));
    },
    NEVER,
  );
});

const FAILURES = [
  new Problem('table-unavailable', 'The table did not answer.'),
  new Problem('carrier-failed', 'The carrier answered 500.'),
  new Problem('carrier-refused', 'The carrier answered 401.'),
  new Problem('carrier-timeout', 'The carrier did not answer in time.'),
];
const fault = fc.option(fc.constantFrom(...FAILURES), { nil: undefined, freq: 2 });

/** Lets each effect fail, before the work or after it, as the faults that are left say. */
const failing =
  (faults: { left: readonly (Problem | undefined)[] }): Around =>
  async (_effect, work) => {
    const [next, ...left] = faults.left;
    faults.left = left;
    const done = left.length % 2 === 0 && next !== undefined ? undefined : await work();
    if (next !== undefined) throw next;
    return done as Awaited<ReturnType<typeof work>>;
  };

const SEALED = writeCallTicket({ mask: MASKS[0]?.id as never, call: callReference('call') }, KEY);

const webhook = fc.record({
  key: fc.oneof(
    { weight: 6, arbitrary: fc.constant(KEY) },
    { weight: 2, arbitrary: fc.constantFrom(...KEYS) },
    text,
  ),
  ticket: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constant(SEALED) },
    text,
  ),
  event: fc.oneof(fc.constantFrom('continue', 'incomplete', 'error', 'hangup'), text),
  body: webhookBody,
  form,
});

type Webhook = typeof webhook extends fc.Arbitrary<infer T> ? T : never;

const requestOf = ({ key, ticket, event, body, form: bodyForm }: Webhook): Asked => ({
  name: 'transfer',
  form: bodyForm,
  options: {
    method: 'POST',
    path: ticket === undefined ? '/transfer/{key}' : '/transfer/{key}/after/{ticket}',
    parameters: { key, ...(ticket !== undefined && { ticket }) },
    query: { event },
    body,
  },
});

/** Every digit that the carrier gave as the number which was dialled. */
const dialledIn = (body: unknown): string => {
  const document = typeof body === 'string' ? JSON.parse(body) : body;
  const to = asRecord(asRecord(asRecord(document)?.['session'])?.['to']);
  return JSON.stringify([to?.['id'], to?.['e164Id']]);
};

/** A document connects to nothing but the number of a live mask that was dialled. */
const expectOwnNumber = (document: string, body: unknown): void => {
  for (const verb of JSON.parse(document).tropo) {
    if (verb.transfer === undefined) continue;
    const mask = MASKS.find(({ number }) => number === verb.transfer.to);
    expect(mask).toMatchObject({ state: 'active' });
    expect(mask).not.toHaveProperty('expiresAtSeconds');
    expect(dialledIn(body)).toContain(mask?.mask.slice(2));
    expect(verb.transfer.from).toMatch(/^\+[1-9]\d{6,14}$/);
  }
};

/** The tests of what comes to some addresses: `check` asks, and says whether a call was connected. */
const standsFirm = <T>(
  webhooks: fc.Arbitrary<T>,
  check: (world: World, given: T) => Promise<boolean>,
): void => {
  test(
    'is a document, a 400 or the gateway’s 404, and connects to nothing but the mask’s own number',
    async () => {
      const world = await makeFuzzWorld();
      let connected = 0;
      const property = fc.asyncProperty(webhooks, async (given) => {
        connected += (await check(world, given)) ? 1 : 0;
      });
      await fc.assert(property, runs(0.3));
      // Or else nothing was tried.
      expect(connected).toBeGreaterThan(Number(FUZZ) / 1000);
    },
    NEVER,
  );

  test(
    'is never answered with 500 or more, whatever fails on our side',
    async () => {
      const faults = { left: [] as readonly (Problem | undefined)[] };
      const world = await makeFuzzWorld(failing(faults));
      const property = fc.asyncProperty(webhooks, fc.array(fault, { maxLength: 3 }), async (given, left) => {
        faults.left = left;
        await check(world, given);
      });
      await fc.assert(property, runs(0.1));
    },
    NEVER,
  );
};

const expectKnown = (status: number, body: string): void => {
  expect([200, 400, 404]).toContain(status);
  if (status === 404) expect(body).toBe('{"message":"Not Found"}');
};

describe('anything that may come to the carrier’s addresses', () => {
  standsFirm(webhook, async (world, given) => {
    const { status, body } = await ask(world, requestOf(given));
    expectKnown(status, body);
    if (status !== 200) return false;
    expectOwnNumber(body, given.body);
    return body.includes('"transfer"');
  });
});

/** A document connects to nothing but the number of the carrier's own mask that was dialled, and says whose call it is. */
const expectOwnNumberInXml = (document: string, carrier: string): void => {
  expect(XMLValidator.validate(document)).toBe(true);
  const own = SIGNED_MASKS.find(({ connection }) => connection === carrier);
  for (const [, number] of document.matchAll(/<Number[^>]*>([^<]*)</g)) {
    expect(number).toBe(own?.number);
    expect(document).toMatch(/<Dial callerId="\+[1-9]\d{6,14}"/);
  }
};

describe('anything that may come to the addresses of carriers that sign', () => {
  standsFirm(signedWebhook, async (world, { carrier, event }) => {
    const { status, type, body } = await askSigned(world, event);
    expectKnown(status, body);
    if (status !== 200) return false;
    expect(type).toBe('text/xml; charset=utf-8');
    expectOwnNumberInXml(body, carrier);
    return body.includes('<Dial');
  });
});

test(
  'a signed call that is cut into other fields reaches nobody, unless it says the same',
  async () => {
    const world = await makeFuzzWorld();
    let refused = 0;
    const property = fc.asyncProperty(recutWebhook, async ({ carrier, event, signed, sent }) => {
      const { status, body } = await askSigned(world, event);
      expectKnown(status, body);
      refused += status === 400 ? 1 : 0;
      if (status === 200) expectOwnNumberInXml(body, carrier);
      if (body.includes('<Dial')) expect(sent).toEqual(signed);
    });
    await fc.assert(property, runs(0.1));
    // Or else no signature was good.
    expect(refused).toBeGreaterThan(Number(FUZZ) / 1000);
  },
  NEVER,
);
