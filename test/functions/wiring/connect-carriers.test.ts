import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Environment } from '../../../functions/wiring/config.ts';
import { supplierParts } from '../../../functions/wiring/connect-carriers.ts';
import type { SupplierParts } from '../../../lib/carriers/connect-supplier.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import { NUMBER_SUPPLIERS } from '../../../lib/carriers/suppliers.ts';
import type { RestCarrier } from '../../support/carriers/rest-accounts.ts';
import { SIGNALWIRE_ACCOUNT, TWILIO_ACCOUNT } from '../../support/carriers/rest-accounts.ts';
import { basic, CREDENTIALS } from '../../support/carriers/tropo-account.ts';
import { startSecretsManager } from '../../support/functions/secrets-manager.ts';
import { MASK } from '../../support/numbers/masks.ts';

let manager: Awaited<ReturnType<typeof startSecretsManager>>;
beforeAll(async () => {
  manager = await startSecretsManager();
});
afterAll(() => manager.stop());

interface Given extends Pick<SupplierParts, 'fetch' | 'installation' | 'nowMs'> {
  readonly connection: string;
  readonly environment: Environment;
}

const connect = (carrier: CarrierName, { connection, environment, ...shared }: Given) =>
  NUMBER_SUPPLIERS[carrier](supplierParts(environment, connection, shared));

const signal = new AbortController().signal;

test('Tropo is asked at the configured place, with what the secret holds', async () => {
  manager.state.answer = JSON.stringify(CREDENTIALS);
  const asked: unknown[] = [];
  const supplier = connect('tropo', {
    connection: 'tropo',
    installation: async () => 'unasked',
    environment: { TROPO_API_SECRET_ID: 'secret', TROPO_API_URL: 'https://carrier.example/v1' },
    fetch: async (url, { headers }) => {
      asked.push([url, headers['authorization']]);
      return { status: 200, text: async () => '[]' };
    },
    nowMs: () => 0,
  });
  await supplier.candidates({ country: 'US', callingCode: '1' }, signal);
  expect(asked).toEqual([['https://carrier.example/v1/addresses?available&prefix=1', basic()]]);
});

const TWILIO_SECRET = {
  accountSid: TWILIO_ACCOUNT.id,
  apiKeySid: TWILIO_ACCOUNT.username,
  apiKeySecret: TWILIO_ACCOUNT.password,
};
const SIGNALWIRE_SECRET = {
  space: 'example',
  projectId: SIGNALWIRE_ACCOUNT.id,
  apiToken: SIGNALWIRE_ACCOUNT.password,
};

describe.each<[RestCarrier, unknown, string, string]>([
  ['twilio', TWILIO_SECRET, TWILIO_ACCOUNT.baseUrl, TWILIO_ACCOUNT.id],
  ['signalwire', SIGNALWIRE_SECRET, SIGNALWIRE_ACCOUNT.baseUrl, SIGNALWIRE_ACCOUNT.id],
])('the supplier of %s', (carrier, secret, baseUrl, id) => {
  const order = async (apiUrl?: string) => {
    manager.state.answer = JSON.stringify(secret);
    const asked: { readonly url: string; readonly body: string | undefined }[] = [];
    const supplier = connect(carrier, {
      connection: 'eu-west',
      installation: async () => '0123456789abcdef',
      environment: {
        PUBLIC_URL: 'https://api.example.com/prod/',
        FALLBACK_URL: 'https://fallback.example.com/sorry.xml',
        EU_WEST_API_SECRET_ID: 'secret',
        EU_WEST_API_URL: apiUrl,
      },
      fetch: async (url, { body }) => {
        asked.push({ url, body });
        return { status: 500, text: async () => '' };
      },
      nowMs: () => 0,
    });
    await expect(supplier.order(MASK, signal)).rejects.toMatchObject({ code: 'carrier-failed' });
    return asked;
  };

  test('sells numbers whose calls come to the connection, fall back elsewhere and carry our installation', async () => {
    const [asked] = await order();
    expect(asked?.url).toBe(`${baseUrl}/Accounts/${id}/IncomingPhoneNumbers.json`);
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toMatchObject({
      FriendlyName: `callmask:0123456789abcdef:${MASK}`,
      VoiceUrl: 'https://api.example.com/prod/calls/eu-west',
      VoiceFallbackUrl: 'https://fallback.example.com/sorry.xml',
    });
  });

  test('is asked at the configured place', async () => {
    const [asked] = await order('http://127.0.0.1:3002/2010-04-01/');
    expect(asked?.url).toBe(`http://127.0.0.1:3002/2010-04-01/Accounts/${id}/IncomingPhoneNumbers.json`);
  });
});

describe('telnyx', () => {
  const order = async (apiUrl?: string) => {
    manager.state.answer = JSON.stringify({ apiKey: 'KEY0', applicationId: '1400000000000000001' });
    const asked: { readonly url: string; readonly body: unknown; readonly authorization: unknown }[] = [];
    const supplier = connect('telnyx', {
      connection: 'eu-west',
      installation: async () => '0123456789abcdef',
      environment: {
        PUBLIC_URL: 'https://api.example.com/prod/',
        FALLBACK_URL: 'https://fallback.example.com/sorry.xml',
        EU_WEST_API_SECRET_ID: 'secret',
        EU_WEST_API_URL: apiUrl,
      },
      fetch: async (url, { method, body, headers }) => {
        asked.push({ url, body: body && JSON.parse(body), authorization: headers['authorization'] });
        return { status: method === 'GET' ? 200 : 500, text: async () => '{"data":[]}' };
      },
      nowMs: () => 0,
    });
    await expect(supplier.order(MASK, signal)).rejects.toMatchObject({ code: 'carrier-failed' });
    return asked.at(-1);
  };

  test('sells numbers for the application and the installation, with what the secret holds', async () => {
    expect(await order()).toEqual({
      url: 'https://api.telnyx.com/v2/number_orders',
      authorization: 'Bearer KEY0',
      body: {
        phone_numbers: [{ phone_number: MASK }],
        connection_id: '1400000000000000001',
        customer_reference: `callmask:0123456789abcdef:${MASK}`,
      },
    });
  });

  test('is asked at the configured place', async () => {
    expect(await order('http://127.0.0.1:3002/v2/')).toMatchObject({
      url: 'http://127.0.0.1:3002/v2/number_orders',
    });
  });
});
