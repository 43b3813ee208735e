import { makeSendToTropo } from '../../../lib/carriers/tropo/client.ts';
import { makeTropoSupplier } from '../../../lib/carriers/tropo/supplier.ts';
import type { TropoState } from '../../../simulators/tropo/account.ts';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import type { CarrierKit, Settings, Simulation } from './simulation.ts';
import { ORIGIN, PUBLIC_URL, recordOf, WEBHOOK_KEY } from './simulation.ts';

const APPLICATION = '123456';
const FOREIGN_APPLICATION = '123457';
const CREDENTIALS = { username: 'callmask', password: 'callmask', applicationId: APPLICATION };

const VOICE_URL = `${PUBLIC_URL}/transfer/${WEBHOOK_KEY}`;

/** A foreign number is one of another application. */
const firstState = ({ foreign }: Settings): TropoState => ({
  applications: [
    { id: APPLICATION, name: 'callmask', platform: 'webapi', partition: 'staging', voiceUrl: VOICE_URL },
    { id: FOREIGN_APPLICATION, name: 'shop', platform: 'webapi', partition: 'staging' },
  ],
  addresses: foreign.map((value) => ({ type: 'number', value, applicationId: FOREIGN_APPLICATION })),
  stock: {},
  nextApplicationId: 123458,
});

const begin = (settings: Settings): Simulation => {
  let state = firstState(settings);
  const { handle } = makeTropoSimulator({
    voiceUrl: VOICE_URL,
    baseUrl: ORIGIN,
    now: settings.now,
    fetch: settings.application,
    saved: state,
    onChange: (next) => {
      state = next;
    },
  });
  const numbers = () => state.addresses.filter(({ type }) => type === 'number');
  const find = (number: string) => numbers().find(({ value }) => value === number);
  return {
    handle,
    credentials: [],
    numbers: () => new Map(numbers().map((address) => [address.value, recordOf(address)])),
    markOf: (number) => find(number)?.applicationId ?? '',
    voiceOf: (number) => {
      const application = state.applications.find(({ id }) => id === find(number)?.applicationId);
      return application?.voiceUrl === undefined ? undefined : { voiceUrl: application.voiceUrl };
    },
    // Another installation has an application of its own.
    supplier: ({ fetch, installation, credentials }) =>
      makeTropoSupplier(
        makeSendToTropo({
          fetch,
          baseUrl: `${ORIGIN}/v1`,
          credentials: async () => ({
            ...CREDENTIALS,
            ...(installation !== undefined && { applicationId: FOREIGN_APPLICATION }),
            ...(credentials === 'wrong' && { password: 'wrong' }),
          }),
        }),
      ),
  };
};

export const tropoKit: CarrierKit = {
  begin,
  namelessCallers: ['restricted', 'unknown', 'sip-user', 'skype'],
  variants: {
    'of 2011': { hrefStyle: 'http-bare', numberStyle: 'national' },
    'of its last years': { hrefStyle: 'http-provisioning' },
  },
};
