import type { Handle } from '../../simulators/support/http/loopback.ts';
import type { TelnyxState } from '../../simulators/telnyx/account.ts';
import { TELNYX_CREDENTIALS } from '../../simulators/telnyx/account.ts';
import { makeTelnyxSimulator } from '../../simulators/telnyx/simulator.ts';
import { keptState } from './kept-state.ts';
import type { SignedParts } from './signed-carrier.ts';
import { makeSignedCarrier } from './signed-carrier.ts';

const { apiKey, applicationId, publicKey } = TELNYX_CREDENTIALS;

/** Longer than a request waits, so that the user sees a number delivered later. */
const ORDER_PENDING_MS = 4_000;

export const localTelnyx = makeSignedCarrier({
  name: 'telnyx',
  apiPath: '/v2',
  secrets: { api: { apiKey, applicationId }, signing: { publicKey } },
  settings: { orderPendingMs: ORDER_PENDING_MS },
  simulate: async (parts) => {
    const { handle } = makeTelnyxSimulator({ ...parts, ...keptState<TelnyxState>(parts.folder, 'telnyx') });
    await pointApplication(handle, parts);
    return handle;
  },
  foreignNumber: '+12025550187',
});

/** Points the application at this run, because the port may have changed since the state was saved. */
const pointApplication = async (handle: Handle, { voiceUrl, fallbackUrl }: SignedParts): Promise<void> => {
  await handle(
    new Request(`http://127.0.0.1/v2/texml_applications/${applicationId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        friendly_name: 'callmask',
        voice_url: voiceUrl,
        voice_fallback_url: fallbackUrl,
      }),
    }),
  );
};
