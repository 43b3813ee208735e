import type { E164 } from '../../lib/phone/e164.ts';
import type { CarrierKit, Settings, Simulation } from '../contract/carriers/simulation.ts';
import { FALLBACK_URL, INSTALLATION, ORIGIN, PUBLIC_URL, recordOf } from '../contract/carriers/simulation.ts';
import { connectExample } from './carrier/connect.ts';
import { exampleProtocol } from './carrier/protocol.ts';
import type { ExampleNumber, ExampleState } from './simulator/account.ts';
import { EXAMPLE_CREDENTIALS } from './simulator/account.ts';
import { PAGE_SIZE } from './simulator/rest.ts';
import { makeExampleSimulator } from './simulator/simulator.ts';

const URLS = { voiceUrl: `${PUBLIC_URL}/calls/example`, fallbackUrl: FALLBACK_URL };

/** How people set numbers that are not ours. */
const FOREIGN: readonly Omit<ExampleNumber, 'number'>[] = [
  { label: 'Hotline', voiceUrl: 'https://shop.example.com/calls', fallbackUrl: '' },
  { label: '', voiceUrl: '', fallbackUrl: '' },
];

const UNUSED = { label: '', voiceUrl: '', fallbackUrl: '' };

const foreignNumber = (number: E164, index: number): ExampleNumber => ({
  number,
  ...(FOREIGN[index % FOREIGN.length] ?? UNUSED),
});

const begin = ({ now, foreign, application }: Settings): Simulation => {
  let state: ExampleState = { numbers: foreign.map(foreignNumber), stock: {} };
  const { handle } = makeExampleSimulator({
    now,
    fetch: application,
    saved: state,
    onChange: (next) => {
      state = next;
    },
  });
  const find = (wanted: E164) => state.numbers.find(({ number }) => number === wanted);
  return {
    handle,
    credentials: [EXAMPLE_CREDENTIALS.apiKey],
    numbers: () => new Map(state.numbers.map((one) => [one.number, recordOf(one)])),
    markOf: (number) => find(number)?.label ?? '',
    voiceOf: (number) => {
      const found = find(number);
      return found && { voiceUrl: found.voiceUrl, fallbackUrl: found.fallbackUrl };
    },
    supplier: ({ fetch, installation = INSTALLATION, credentials = 'ours' }) =>
      connectExample({
        fetch,
        baseUrl: `${ORIGIN}/v1`,
        readSecret: (parse) => async () => parse(SECRETS[credentials]),
        voiceUrls: () => URLS,
        installation: async () => installation,
        nowMs: () => now().getTime(),
      }),
    offer: (numbers) => ({ numbers }),
    misdirect: async (number) => {
      const headers = { authorization: `Bearer ${EXAMPLE_CREDENTIALS.apiKey}` };
      const body = JSON.stringify({ voiceUrl: 'https://elsewhere.example.com/calls' });
      await handle(new Request(`${ORIGIN}/v1/numbers/${number}`, { method: 'PATCH', headers, body }));
    },
    papersNeeded: { documentsNeeded: true },
  };
};

const SECRETS = {
  ours: JSON.stringify({ apiKey: EXAMPLE_CREDENTIALS.apiKey }),
  wrong: JSON.stringify({ apiKey: 'wrong' }),
} as const;

/** Hands the example carrier to the contract suites, as each carrier of lib is handed to them. */
export const exampleKit: CarrierKit = {
  begin,
  namelessCallers: ['withheld', 'sip'],
  signingSecret: JSON.stringify({ signingKey: EXAMPLE_CREDENTIALS.signingKey }),
  pageSize: PAGE_SIZE,
  variants: {},
  unregistered: {
    protocol: exampleProtocol,
    sayingDocument: (text) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ do: 'say', text }),
    }),
  },
};
