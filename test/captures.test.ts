/**
 * Replays captured payloads of Tropo against whatever of ours would have met them: sessions and results against the
 * transfer function, documents and requests against the simulator, answers of the provisioning API against the
 * supplier. The captures are other people's, so they are not here: TROPO_CAPTURES names a folder of JSON files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { callHandler } from '../functions/transfer/call-handler.ts';
import { digestOfKey } from '../lib/calls/proofs/webhook-key.ts';
import type { RouteQuery } from '../lib/calls/route-reader.ts';
import type { SendToTropo } from '../lib/carriers/tropo/client.ts';
import { tropoProtocol } from '../lib/carriers/tropo/protocol.ts';
import { makeTropoSupplier } from '../lib/carriers/tropo/supplier.ts';
import { Problem } from '../lib/errors/problem.ts';
import { asRecord } from '../lib/json.ts';
import type { E164 } from '../lib/phone/e164.ts';
import { routeFound } from '../lib/table/calls/route-from-rows.ts';
import { readDocument } from '../simulators/tropo/documents/document.ts';
import { makeTropoSimulator } from '../simulators/tropo/simulator.ts';
import { answerByKey, UNLIMITED } from './support/calls/call-world.ts';
import { CONTEXT, makeEvent } from './support/calls/events.ts';
import { makeMask } from './support/numbers/masks.ts';

const KEY = 'a-key-that-only-the-carrier-knows';
const PERSON = '+14155552671' as E164;
const SESSION_ID = '0123456789abcdef0123456789abcdef';
const KINDS = ['session', 'result', 'document', 'request', 'answer'] as const;
const EVENTS = ['continue', 'incomplete', 'error', 'hangup'];

interface Capture {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly json: unknown;
}

const kindOf = (name: string, json: unknown): Capture['kind'] => {
  const fields = asRecord(json) ?? {};
  if ('session' in fields) return 'session';
  if ('result' in fields) return 'result';
  if ('tropo' in fields) return 'document';
  return name.includes('request') ? 'request' : 'answer';
};

const folder = process.env['TROPO_CAPTURES'] ?? '';
const captures: readonly Capture[] =
  folder === ''
    ? []
    : readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => {
          const json: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
          return { name, kind: kindOf(name, json), json };
        });
const replayed = new Set<string>();

const ofKind = (kind: Capture['kind']): readonly (readonly [string, unknown])[] =>
  captures.filter((capture) => capture.kind === kind).map(({ name, json }) => [name, json] as const);

/** The transfer function over a table in which the likeliest mask of each call is ours, or none is. */
const transfer = (isOurs: boolean) => {
  const readRoute = async (query: RouteQuery) => {
    const likeliest = query.call?.masks.slice(0, 1) ?? [];
    const rows = {
      masks: isOurs ? likeliest.map((mask) => makeMask({ mask, number: PERSON })) : [],
      blocks: [],
      hidden: [],
      callingMasks: [],
      webhookKey: query.keyDigest === digestOfKey(KEY) ? { connection: 'tropo' } : undefined,
    };
    return routeFound(rows, query);
  };
  return callHandler({
    prepare: () => answerByKey({ ...UNLIMITED, protocol: tropoProtocol, readRoute }),
    fallback: () => {
      throw new Error('A capture made us play the fallback message.');
    },
    log: { write: () => undefined, writeFailure: () => undefined },
    nowMs: () => 0,
  });
};

const post = async (body: unknown, isOurs: boolean, parameters = {}, query = {}) => {
  const event = makeEvent({ method: 'POST', parameters: { key: KEY, ...parameters }, query, body });
  const { statusCode, headers, body: text = '' } = await transfer(isOurs)(event, CONTEXT);
  expect({ statusCode, contentType: headers?.['content-type'] }).toEqual({
    statusCode: 200,
    contentType: 'application/json; charset=utf-8',
  });
  expect(readDocument(text)).not.toHaveProperty('fault');
  return JSON.parse(text) as { readonly tropo: readonly Readonly<Record<string, unknown>>[] };
};

const describeCaptures = folder === '' ? describe.skip : describe;

describeCaptures('captures of Tropo (skipped unless TROPO_CAPTURES names their folder)', () => {
  test.each(ofKind('session'))(
    '%s is answered with a valid document, whether or not the mask is ours',
    async (name, json) => {
      await post(json, false);
      const { tropo } = await post(json, true);
      const next = asRecord(tropo.find((step) => 'on' in step)?.['on'])?.['next'];
      const to = asRecord(tropo[0]?.['transfer'])?.['to'];
      // Only calls to telephone numbers can be calls to masks of ours.
      expect([undefined, PERSON]).toContain(to);
      expect(next === undefined).toBe(to === undefined);
      replayed.add(name);
    },
  );

  test.each(ofKind('result'))('%s is answered with a valid document after each event', async (name, json) => {
    const call = { session: { id: '1', to: { id: '4155550100' }, from: { id: '2125550100' } } };
    const { tropo } = await post(call, true);
    const handlers = tropo
      .map((step) => asRecord(step['on'])?.['next'])
      .filter((next) => typeof next === 'string');
    expect(handlers).toHaveLength(EVENTS.length);
    for (const next of handlers) {
      const url = new URL(next, 'https://api.example.com');
      const ticket = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
      await post(json, true, { ticket }, Object.fromEntries(url.searchParams));
    }
    replayed.add(name);
  });

  test.each(ofKind('document'))('%s is a document that the simulator takes', async (name, json) => {
    expect(readDocument(JSON.stringify(json))).not.toHaveProperty('fault');
    replayed.add(name);
  });

  test.each(ofKind('request'))('%s is a request that the simulator answers', async (name, json) => {
    const { handle } = makeTropoSimulator({
      voiceUrl: 'https://api.example.com/transfer/key',
      fetch: async () => Response.json({ tropo: [{ wait: { milliseconds: 1000 } }] }),
    });
    const send = (path: string, body: unknown) =>
      handle(
        new Request(`http://simulator${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Basic ${Buffer.from('callmask:callmask').toString('base64')}`,
          },
          body: JSON.stringify(body),
        }),
      );
    const paths: readonly (readonly [RegExp, string])[] = [
      [/application/, '/v1/applications'],
      [/address/, '/v1/applications/123456/addresses'],
      [/signal/, `/1.0/sessions/${SESSION_ID}/signals`],
      [/session/, '/1.0/sessions'],
    ];
    const [, path = ''] = paths.find(([pattern]) => pattern.test(name)) ?? [];
    const number = asRecord(json)?.['number'];
    if (number !== undefined) {
      await send('/simulator/stock', { prefix: '1407', numbers: [`+1${String(number)}`] });
    }
    await send('/simulator/sessions', { session: { id: SESSION_ID, userType: 'NONE', parameters: {} } });
    const answer = await send(path, json);
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    replayed.add(name);
  });

  test.each(ofKind('answer'))('%s is an answer that the supplier understands', async (name, json) => {
    const status = /503/.test(name) ? 503 : /404/.test(name) ? 404 : 200;
    const send: SendToTropo = async () => ({ status, json });
    const supplier = makeTropoSupplier(send);
    const { signal } = new AbortController();
    const near = { country: 'US', callingCode: '1', areaCode: '407' };
    const uses = [
      () => supplier.candidates(near, signal),
      () => supplier.orderNear(near, signal),
      () => supplier.order('+14075551234' as E164, signal),
      () => supplier.find('+14075551234' as E164, signal),
      () => supplier.owned(signal),
      () => supplier.release('+14075551234' as E164, signal),
    ];
    for (const use of uses) {
      // Whatever the answer is to that request, it is a value or a problem, and never a number that is none.
      const outcome = await use().catch((error: unknown) => error);
      expect(outcome instanceof Error && !(outcome instanceof Problem)).toBe(false);
    }
    const known: Readonly<Record<string, unknown>> = {
      'provisioning-address-create-response-2011.json': '+14075551234',
      'provisioning-address-create-response-noplus-2010.json': '+17202551912',
      'provisioning-error-503-no-numbers.json': 'no-stock',
    };
    const number = known[name];
    if (number !== undefined) {
      // A purchase is believed once the number is found on our application.
      const onApplication = {
        type: 'number',
        number,
        href: `https://api.tropo.com/v1/addresses/number/${number}`,
      };
      const { orderNear } = makeTropoSupplier(async ({ method }) =>
        method === 'POST' ? { status, json } : { status: 200, json: onApplication },
      );
      expect(await orderNear(near, signal)).toBe(number);
    }
    replayed.add(name);
  });

  test('at least 80 captures were replayed', () => {
    expect(captures.length - replayed.size).toBe(0);
    expect(replayed.size).toBeGreaterThanOrEqual(80);
  });
});
