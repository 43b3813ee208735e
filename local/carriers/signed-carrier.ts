import type { CarrierName } from '../../lib/carriers/connection.ts';
import { descriptionOf } from '../../lib/carriers/connection.ts';
import type { Handle } from '../../simulators/support/http/loopback.ts';
import type { CarrierParts, LocalCarrier } from './local-carrier.ts';

export interface SignedParts extends CarrierParts {
  readonly voiceUrl: string;
}

/** In what carriers that sign their webhooks differ. */
export interface SignedCarrier extends Pick<LocalCarrier, 'apiPath'> {
  readonly name: CarrierName;
  readonly secrets: { readonly api: object; readonly signing: object };
  /** Settings for the simulator that shorten the waiting times of the real carrier. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly simulate: (parts: SignedParts) => Handle | Promise<Handle>;
  /** A number that the account has already, to be imported. */
  readonly foreignNumber: string;
}

export const makeSignedCarrier = ({
  name,
  apiPath,
  secrets,
  settings,
  simulate,
  foreignNumber,
}: SignedCarrier): LocalCarrier => ({
  company: descriptionOf(name).company,
  apiPath,
  secrets,
  start: async (parts) => {
    const voiceUrl = `${parts.publicUrl}/calls/${name}`;
    const handle = await simulate({ ...parts, voiceUrl });
    const body = JSON.stringify(settings);
    await handle(new Request('http://127.0.0.1/simulator/settings', { method: 'POST', body }));
    return { handle, voiceUrl };
  },
  trials: () => `  # what is right, and what is wrong, between the carrier and Callmask
  npm run callmask -- doctor ${name}

  # make a mask of a number that the account has already
  echo '${foreignNumber},+12125550198' | npm run callmask -- import --connection ${name} --csv -`,
});
