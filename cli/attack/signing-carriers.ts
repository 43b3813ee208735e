import type { CarrierName } from '../../lib/carriers/connection.ts';
import type { MaskId } from '../../lib/ids.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { Store } from '../../lib/table/store.ts';
import { carrierEnvironment, carrierVault } from '../../local/carriers/carrier-environment.ts';
import { LOCAL_CARRIERS } from '../../local/carriers/local-carriers.ts';
import { SIGNALWIRE_CREDENTIALS } from '../../simulators/signalwire/account.ts';
import { ACCOUNT_SID } from '../../simulators/telnyx/account.ts';
import { makeWriteSigned } from '../../simulators/telnyx/calls/write-signed.ts';
import { TWILIO_CREDENTIALS } from '../../simulators/twilio/account.ts';
import { sign } from '../../simulators/twiml/webhooks/sign.ts';

export type Fields = Readonly<Record<string, string>>;

/** A carrier that signs its webhooks, and a live mask of its connection. */
export interface SigningCarrier {
  readonly name: CarrierName;
  readonly account: string;
  readonly victim: { readonly mask: string; readonly number: string };
  /** The headers that sign a form. */
  readonly sign: (url: string, fields: Fields) => Fields;
}

const writeTelnyx = makeWriteSigned(() => new Date());

/** The line of each number: no number of the simulated stock ends like these. */
const victim = (line: number): SigningCarrier['victim'] => ({
  mask: `+120255501${line}`,
  number: `+141055501${line}`,
});

export const SIGNING_CARRIERS: readonly SigningCarrier[] = [
  {
    name: 'twilio',
    account: TWILIO_CREDENTIALS.accountSid,
    victim: victim(91),
    sign: (url, fields) => ({ 'x-twilio-signature': sign(TWILIO_CREDENTIALS.authToken, url, fields) }),
  },
  {
    name: 'signalwire',
    account: SIGNALWIRE_CREDENTIALS.projectId,
    victim: victim(92),
    sign: (url, fields) => ({
      'x-signalwire-signature': sign(SIGNALWIRE_CREDENTIALS.signingKey, url, fields),
    }),
  },
  {
    name: 'telnyx',
    account: ACCOUNT_SID,
    victim: victim(93),
    sign: (url, fields) => ({ ...writeTelnyx(undefined, { url, method: 'POST', fields }).init.headers }),
  },
];

const NAMES = SIGNING_CARRIERS.map(({ name }) => name);

/** What the functions are told besides, so that they answer all carriers. Masks are still bought from the first. */
export const everyCarrier = (secretsUrl: string): Readonly<Record<string, string>> => ({
  ...Object.assign({}, ...NAMES.map((name) => carrierEnvironment(name, LOCAL_CARRIERS[name], NOBODY))),
  CONNECTIONS: ['tropo', ...NAMES].join(),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsUrl,
});

/** Nothing is bought from them. */
const NOBODY = 'http://127.0.0.1:1';

/** The secrets of all carriers. */
export const everySecret = (): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...(['tropo', ...NAMES] as const).map((name) => carrierVault(name, LOCAL_CARRIERS[name])),
  );

/** Puts the masks of these carriers on file, as if they had been bought there. */
export const insertVictims = async (store: Pick<Store, 'insert'>, createdAt: string): Promise<void> => {
  for (const carrier of SIGNING_CARRIERS) {
    await store.insert(maskOf(carrier, createdAt));
  }
};

const maskOf = ({ name, victim: { mask, number } }: SigningCarrier, createdAt: string): Mask => ({
  id: `msk_attacked_at_${name}` as MaskId,
  mask: mask as E164,
  number: number as E164,
  kind: 'dedicated',
  connection: name,
  carrier: name,
  origin: 'bought',
  state: 'active',
  callerId: 'mask',
  answer: 'direct',
  createdAt,
  requestId: `attacked-at-${name}`,
  etag: name,
});
