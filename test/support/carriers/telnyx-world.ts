import { makeTelnyxClient } from '../../../lib/carriers/telnyx/rest/client.ts';
import { makeTelnyxSupplier } from '../../../lib/carriers/telnyx/supplier.ts';
import type { Fetch } from '../../../lib/http/outbound.ts';
import { TELNYX_CREDENTIALS } from '../../../simulators/telnyx/account.ts';
import type { TelnyxSettings } from '../../../simulators/telnyx/settings.ts';
import type { TelnyxSimulatorOptions } from '../../../simulators/telnyx/simulator.ts';
import { makeTelnyxSimulator } from '../../../simulators/telnyx/simulator.ts';

export const TELNYX_URL = 'https://telnyx.example/v2';
export const VOICE_URL = 'https://api.example.com/prod/calls/eu-telnyx';
export const FALLBACK_URL = 'https://fallback.example.com/sorry.xml';
export const INSTALLATION = '0123456789abcdef';
export const NOW = new Date('2026-11-20T12:00:00.000Z');

/** A supplier of ours, at whatever answers for Telnyx. */
export const telnyxSupplierOver = (
  fetch: Fetch,
  { installation = INSTALLATION, now = () => NOW }: { installation?: string; now?: () => Date } = {},
) =>
  makeTelnyxSupplier({
    client: makeTelnyxClient({
      fetch,
      baseUrl: TELNYX_URL,
      credentials: async (fresh) => ({
        apiKey: fresh === undefined ? TELNYX_CREDENTIALS.apiKey : 'another key',
        applicationId: TELNYX_CREDENTIALS.applicationId,
      }),
    }),
    voice: { voiceUrl: VOICE_URL, fallbackUrl: FALLBACK_URL },
    installation: async () => installation,
    nowMs: () => now().getTime(),
  });

type Json = Readonly<Record<string, unknown>>;

/** The simulated Telnyx with a supplier of ours, and what went between them: `POST /number_orders {…}`. */
export const makeTelnyxWorld = (options: Partial<TelnyxSimulatorOptions> = {}) => {
  const now = options.now ?? (() => NOW);
  const simulator = makeTelnyxSimulator({
    voiceUrl: VOICE_URL,
    fallbackUrl: FALLBACK_URL,
    now,
    fetch: async () => new Response('<Response/>', { headers: { 'content-type': 'application/xml' } }),
    ...options,
  });
  const requests: string[] = [];
  const fetch: Fetch = async (url, { signal, ...init }) => {
    const path = decodeURIComponent(url.replace(TELNYX_URL, ''));
    requests.push(`${init.method} ${path} ${init.body ?? ''}`.trim());
    return simulator.handle(new Request(url, { ...init, signal }));
  };
  const control = async (method: string, path: string, input?: Json): Promise<Json> => {
    const body = input === undefined ? {} : { body: JSON.stringify(input) };
    const answer = await simulator.handle(
      new Request(`https://telnyx.example/simulator/${path}`, { method, ...body }),
    );
    return (await answer.json()) as Json;
  };
  return {
    simulator,
    fetch,
    requests,
    supplier: telnyxSupplierOver(fetch, { now }),
    another: telnyxSupplierOver(fetch, { now, installation: 'fedcba9876543210' }),
    control,
    set: (settings: Partial<TelnyxSettings>) => control('POST', 'settings', settings),
    fail: (fault: Json) => control('POST', 'faults', fault),
    /** How often an order was placed. */
    orders: () => requests.filter((request) => request.startsWith('POST /number_orders')).length,
  };
};

export type TelnyxWorld = ReturnType<typeof makeTelnyxWorld>;
