import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import type { ServedSimulator, ServeSimulatorOptions } from '../../simulators/serve-simulator.ts';
import { serveSimulator } from '../../simulators/serve-simulator.ts';
import { STANDALONE_CARRIERS } from '../../simulators/standalone-carriers.ts';

const PERSON = '+12125550142';
const TWIML = `<?xml version="1.0"?><Response><Dial><Number>${PERSON}</Number></Dial></Response>`;
const TROPO = JSON.stringify({ tropo: [{ transfer: { to: PERSON } }] });

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A program that answers calls and knows nothing of Callmask. */
const startForeignProgram = async () => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    asked.push({ path: request.url ?? '', headers: request.headers, body });
    const isJson = request.headers['content-type'] === 'application/json';
    response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'text/xml' });
    response.end(isJson ? TROPO : TWIML);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
};

let program: Awaited<ReturnType<typeof startForeignProgram>>;
const served: ServedSimulator[] = [];

beforeEach(async () => {
  program = await startForeignProgram();
});

afterEach(async () => {
  for (const simulator of served.splice(0)) await simulator.stop();
  await program.stop();
});

const serve = async (options: Omit<ServeSimulatorOptions, 'voiceUrl'>) => {
  const simulator = await serveSimulator({ voiceUrl: `${program.url}/voice`, ...options });
  served.push(simulator);
  return simulator;
};

const send = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
};

const order = (url: string, input: object) =>
  send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });

const credential = ({ credentials }: ServedSimulator, name: string): string =>
  credentials.find((one) => one.name === name)?.value ?? '';

const basic = (user: string, password: string) => ({ authorization: `Basic ${btoa(`${user}:${password}`)}` });

const isTwilioStyle =
  (header: string, key: string) =>
  (simulator: ServedSimulator, { path, headers, body }: Asked): boolean =>
    twilio.validateRequest(
      credential(simulator, key),
      String(headers[header]),
      `${program.url}${path}`,
      Object.fromEntries(new URLSearchParams(body)),
    );

const isTelnyx = (simulator: ServedSimulator, { headers, body }: Asked): boolean => {
  const x = Buffer.from(credential(simulator, 'Public key'), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signature = Buffer.from(String(headers['telnyx-signature-ed25519']), 'base64');
  return verify(null, Buffer.from(`${headers['telnyx-timestamp']}|${body}`), key, signature);
};

const twilioStyleBuy =
  (path: string, user: string, password: string) =>
  async (simulator: ServedSimulator, number: string): Promise<number> => {
    const sid = credential(simulator, user);
    const { status } = await send(`${simulator.url}${path}/Accounts/${sid}/IncomingPhoneNumbers.json`, {
      method: 'POST',
      headers: basic(sid, credential(simulator, password)),
      body: new URLSearchParams({ PhoneNumber: number }),
    });
    return status;
  };

interface Example {
  readonly carrier: string;
  /** The path of a purchase, as a fault matches it. */
  readonly purchases: string;
  /** Whether a signature that came with a webhook is the carrier's. */
  readonly isSigned: (simulator: ServedSimulator, asked: Asked) => boolean;
  /** Buys a number as a client of the carrier does, with the printed credentials alone. */
  readonly buy: (simulator: ServedSimulator, number: string) => Promise<number>;
}

const EXAMPLES: readonly Example[] = [
  {
    carrier: 'twilio',
    purchases: '/2010-04-01/Accounts/*/IncomingPhoneNumbers.json',
    isSigned: isTwilioStyle('x-twilio-signature', 'Auth token'),
    buy: twilioStyleBuy('/2010-04-01', 'Account SID', 'Auth token'),
  },
  {
    carrier: 'signalwire',
    purchases: '/api/laml/2010-04-01/Accounts/*/IncomingPhoneNumbers.json',
    isSigned: isTwilioStyle('x-signalwire-signature', 'Signing key'),
    buy: twilioStyleBuy('/api/laml/2010-04-01', 'Project ID', 'API token'),
  },
  {
    carrier: 'telnyx',
    purchases: '/v2/number_orders',
    isSigned: isTelnyx,
    buy: async (simulator, number) => {
      const { status } = await send(`${simulator.url}/v2/number_orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${credential(simulator, 'API key')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          phone_numbers: [{ phone_number: number }],
          connection_id: credential(simulator, 'TeXML application'),
        }),
      });
      return status;
    },
  },
  {
    carrier: 'tropo',
    purchases: '/v1/applications/*/addresses',
    // Tropo signed nothing.
    isSigned: () => true,
    buy: async (simulator, number) => {
      const application = credential(simulator, 'Application');
      const { status } = await send(`${simulator.url}/v1/applications/${application}/addresses`, {
        method: 'POST',
        headers: {
          ...basic(credential(simulator, 'User name'), credential(simulator, 'Password')),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ type: 'number', number }),
      });
      return status;
    },
  },
];

test('every standalone carrier is tried here', () => {
  expect(EXAMPLES.map(({ carrier }) => carrier).sort()).toEqual([...STANDALONE_CARRIERS.keys()].sort());
});

describe.each(EXAMPLES)(
  'a $carrier simulator against a foreign program',
  ({ carrier, purchases, isSigned, buy }) => {
    test('a call to the number asks the program, carries a valid signature, and is reported', async () => {
      const simulator = await serve({ carrier });
      const { status, body } = await order(`${simulator.url}/simulator/calls`, {
        to: simulator.number,
        from: '+14075550199',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: 'bridged', connectedTo: PERSON, callerIdShown: '+14075550199' });
      const [asked] = program.asked;
      expect(asked?.path).toBe('/voice');
      expect(asked && isSigned(simulator, asked)).toBe(true);
    });

    test('a bought number leads to the program as well', async () => {
      const simulator = await serve({ carrier, number: '+13125550123' });
      expect(simulator.number).toBe('+13125550123');
      expect(await buy(simulator, '+14155550107')).toBeLessThan(300);
      const { body } = await order(`${simulator.url}/simulator/calls`, { to: '+14155550107' });
      expect(body).toMatchObject({ state: 'bridged', connectedTo: PERSON });
    });

    test('a fault makes one purchase fail and no more, and the log has both directions', async () => {
      const simulator = await serve({ carrier });
      await order(`${simulator.url}/simulator/faults`, { match: `POST ${purchases}`, status: 503 });
      expect(await buy(simulator, '+14155550107')).toBe(503);
      await order(`${simulator.url}/simulator/calls`, { to: simulator.number });
      expect(await buy(simulator, '+14155550107')).toBeLessThan(300);
      const { body: log } = await send(`${simulator.url}/simulator/log`);
      expect(new Set(log.map(({ direction }: { direction: string }) => direction))).toEqual(
        new Set(['in', 'out']),
      );
    });

    test('the introduction names the API, every credential, the number and the voice URL', async () => {
      const simulator = await serve({ carrier });
      const { apis } = STANDALONE_CARRIERS.get(carrier) ?? { apis: {} };
      const wanted = [
        ...Object.values(apis).map((path) => `${simulator.url}${path}`),
        ...simulator.credentials.map(({ value }) => value),
        simulator.number,
        `${program.url}/voice`,
      ];
      expect(wanted.filter((text) => !simulator.introduction.includes(text))).toEqual([]);
    });

    test('the help text and each option are sentences for people', () => {
      const { help = '', options = [] } = STANDALONE_CARRIERS.get(carrier) ?? {};
      expect(help).toMatch(/\.$/);
      expect(options.filter(({ isRequired }) => isRequired).map(({ flag }) => flag)).toEqual(['--voice-url']);
      expect(options.every(({ flag, help }) => /^--[a-z-]+$/.test(flag) && help.length > 20)).toBe(true);
    });
  },
);

describe('further URLs', () => {
  test.each(['twilio', 'signalwire', 'telnyx'])(
    '%s asks the fallback URL when the voice URL fails',
    async (carrier) => {
      const options = {
        carrier,
        voiceUrl: 'http://127.0.0.1:1/nobody',
        fallbackUrl: `${program.url}/fallback`,
      };
      const simulator = await serve(options);
      const { body } = await order(`${simulator.url}/simulator/calls`, { to: simulator.number });
      expect(body).toMatchObject({ state: 'bridged', connectedTo: PERSON });
      expect(program.asked.map(({ path }) => path)).toEqual(['/fallback']);
    },
  );

  test.each(['twilio', 'signalwire', 'tropo'])('%s asks the text URL about a text', async (carrier) => {
    const simulator = await serve({ carrier, textUrl: `${program.url}/texts` });
    await order(`${simulator.url}/simulator/texts`, { to: simulator.number, text: 'hello' });
    expect(program.asked[0]?.path).toBe('/texts');
    expect(program.asked[0]?.body).toContain('hello');
  });
});

describe('what cannot be served', () => {
  test.each<[Partial<ServeSimulatorOptions>, string]>([
    [{ carrier: 'acme' }, 'There is no simulator of "acme". There are: tropo, twilio, signalwire, telnyx.'],
    [{ voiceUrl: 'localhost:8080' }, 'voiceUrl must be a URL that begins with http:// or https://'],
    [{ number: '415 555 0100' }, 'The number must be in E.164, such as +14155550100'],
    [{ port: 65_536 }, 'There is no port 65536.'],
    [{ port: 80.5 }, 'There is no port 80.5.'],
    [{ carrier: 'telnyx', textUrl: 'http://127.0.0.1/' }, 'The Telnyx simulator has no textUrl.'],
    [{ carrier: 'tropo', fallbackUrl: 'http://127.0.0.1/' }, 'The Tropo simulator has no fallbackUrl.'],
  ])('%j is refused in a sentence', async (options, sentence) => {
    await expect(
      serveSimulator({ carrier: 'twilio', voiceUrl: 'http://127.0.0.1/', ...options }),
    ).rejects.toThrow(sentence);
  });

  test('a port that is taken is named', async () => {
    const { url } = await serve({ carrier: 'twilio' });
    const port = Number(new URL(url).port);
    await expect(serve({ carrier: 'telnyx', port })).rejects.toThrow(`Port ${port} is taken.`);
  });
});
