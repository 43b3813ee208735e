import { makeTelnyxClient } from '../../../lib/carriers/telnyx/rest/client.ts';
import { makeTelnyxSupplier } from '../../../lib/carriers/telnyx/supplier.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { OwnedNumber, TelnyxState } from '../../../simulators/telnyx/account.ts';
import {
  TELNYX_CREDENTIALS as CREDENTIALS,
  FOREIGN_APPLICATION_ID,
} from '../../../simulators/telnyx/account.ts';
import { firstState } from '../../../simulators/telnyx/first-state.ts';
import { makeTelnyxSimulator } from '../../../simulators/telnyx/simulator.ts';
import type { CarrierKit, Settings, Simulation } from './simulation.ts';
import { FALLBACK_URL, INSTALLATION, ORIGIN, PUBLIC_URL, recordOf } from './simulation.ts';

const URLS = { voiceUrl: `${PUBLIC_URL}/calls/telnyx`, fallbackUrl: FALLBACK_URL };

/** How people set numbers that are not ours. */
const FOREIGN: readonly Partial<OwnedNumber>[] = [
  { connectionId: FOREIGN_APPLICATION_ID, customerReference: 'hotline', tags: ['shop', 'north'] },
  { connectionId: null, customerReference: null, tags: [] },
  { connectionId: CREDENTIALS.applicationId, customerReference: 'fax', tags: [] },
];

const foreignNumber = (number: E164, index: number): OwnedNumber => ({
  id: String(2_300_000_000_000_000_000n + BigInt(index)),
  number,
  status: 'active',
  connectionId: null,
  customerReference: null,
  tags: [],
  isLocked: false,
  purchasedAt: '2020-03-02T09:00:00.000Z',
  ...FOREIGN[index % FOREIGN.length],
});

const begin = ({ now, foreign, application }: Settings): Simulation => {
  let state: TelnyxState = { ...firstState(URLS), numbers: foreign.map(foreignNumber), stock: {} };
  const { handle } = makeTelnyxSimulator({
    ...URLS,
    now,
    fetch: application,
    saved: state,
    onChange: (next) => {
      state = next;
    },
  });
  const paid = () => state.numbers.filter(({ status }) => status === 'active');
  const find = (number: E164) => paid().find((one) => one.number === number);
  return {
    handle,
    credentials: [CREDENTIALS.apiKey],
    numbers: () => new Map(paid().map((one) => [one.number, recordOf(one)])),
    markOf: (number) => find(number)?.customerReference ?? '',
    voiceOf: (number) => {
      const used = state.applications.find(({ id }) => id === find(number)?.connectionId);
      return used && { voiceUrl: used.voiceUrl, fallbackUrl: used.voiceFallbackUrl };
    },
    supplier: ({ fetch, installation = INSTALLATION, credentials }) =>
      makeTelnyxSupplier({
        client: makeTelnyxClient({
          fetch,
          baseUrl: `${ORIGIN}/v2`,
          credentials: async () => ({
            apiKey: credentials === 'wrong' ? 'wrong' : CREDENTIALS.apiKey,
            applicationId: CREDENTIALS.applicationId,
          }),
        }),
        voice: URLS,
        installation: async () => installation,
        nowMs: () => now().getTime(),
      }),
    offer: (numbers) => ({
      data: numbers.map(({ number, voice }) => ({
        phone_number: number,
        best_effort: false,
        features: [{ name: 'sms' }, ...(voice ? [{ name: 'voice' }] : [])],
      })),
    }),
    misdirect: async (number) => {
      await handle(
        new Request(`${ORIGIN}/v2/phone_numbers/${find(number)?.id}`, {
          method: 'PATCH',
          headers: { authorization: `Bearer ${CREDENTIALS.apiKey}` },
          body: JSON.stringify({ connection_id: FOREIGN_APPLICATION_ID }),
        }),
      );
    },
    papersNeeded: { areRequirementsMet: false },
  };
};

export const telnyxKit: CarrierKit = {
  begin,
  namelessCallers: ['anonymous', 'restricted', 'unavailable', 'sip'],
  signingSecret: JSON.stringify({ publicKey: CREDENTIALS.publicKey }),
  pageSize: 250,
  variants: {
    'which delivers later': { orderPendingPolls: 2 },
    'which shows what it will deliver': { orderPendingPolls: 2, showsPendingNumbers: true },
    'which puts nothing of an order on the number': {
      orderPendingPolls: 1,
      putsReferenceOnNumber: false,
      putsConnectionOnNumber: false,
    },
    'which takes orders that it cannot fulfil': { refusesTakenNumbers: false },
    'which finds no number by its plus': { findsByPlus: false },
  },
};
