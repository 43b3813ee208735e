import { tropo } from '../../lib/carriers/tropo/description.ts';
import type { TropoState } from '../../simulators/tropo/account.ts';
import { makeTropoSimulator } from '../../simulators/tropo/simulator.ts';
import { localKey } from '../local-key.ts';
import { keptState } from './kept-state.ts';
import type { LocalCarrier, Trial } from './local-carrier.ts';
import { SIMULATOR_ACCOUNT, SIMULATOR_LOGIN } from './tropo-account.ts';

const FURTHER_KEY = `
  The key that the data folder had has been rotated or revoked, so the simulated carrier got a further one, which lets in
  calls of any account. "npm run callmask -- keys list" shows all.
`;

/** Tropo signs nothing: the key in its voice URL lets it in. */
export const localTropo: LocalCarrier = {
  company: tropo.company,
  apiPath: '/v1',
  secrets: { api: SIMULATOR_ACCOUNT },
  start: async ({ publicUrl, folder, table }) => {
    const { key, isFurther } = await localKey(table, folder, 'tropo');
    const voiceUrl = `${publicUrl}/transfer/${key}`;
    const { handle } = makeTropoSimulator({ voiceUrl, ...keptState<TropoState>(folder, 'tropo') });
    await handle(pointedAt(voiceUrl));
    return { handle, voiceUrl, ...(isFurther && { notice: FURTHER_KEY }) };
  },
  trials: (trial) => `  # ask where a call goes, as the carrier does
  curl -s ${trial.voiceUrl} -H 'content-type: application/json' -d '${sessionOf(trial)}'`,
};

/** The port may have changed since the carrier's state was saved. */
const pointedAt = (voiceUrl: string): Request =>
  new Request(`http://127.0.0.1/v1/applications/${SIMULATOR_ACCOUNT.applicationId}`, {
    method: 'PUT',
    headers: { ...SIMULATOR_LOGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ voiceUrl, messagingUrl: voiceUrl }),
  });

const sessionOf = ({ mask, caller }: Trial): string =>
  JSON.stringify({
    session: {
      id: '5f3a9c0e7d1b4f6e8a2c4d6e8f0a1b2c',
      to: { id: mask.slice(2), channel: 'VOICE' },
      from: { id: caller.slice(2), channel: 'VOICE' },
    },
  });
