import type { LocalCallmask } from './callmask.ts';
import { SIMULATOR_LOGIN } from './simulator-account.ts';

/** Of an exchange that the simulated carrier does not sell, so that no mask is its own number. */
const NUMBER = '+1 415 555 2671';
const CALLER = '+12125550187';

interface MaskShown {
  readonly mask: string;
  readonly number: string;
}

interface CallReport {
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
}

/** Does the main job once, before your eyes: masks a number, calls the mask, says who was connected. */
export const walkThrough = async (callmask: LocalCallmask): Promise<string> => {
  const { mask, number } = (await maskFromBefore(callmask)) ?? (await buyMask(callmask));
  const call = (await post(`${callmask.simulatorUrl}/simulator/calls`, {
    from: CALLER,
    to: mask,
  })) as CallReport;
  return `${callmask.isKeyFurther ? FURTHER_KEY : ''}
  The number      ${number}  is to stay private.
  Its mask        ${mask}  was bought from the carrier (a simulated Tropo).
  A stranger      ${CALLER}  dials the mask,
  is connected to ${call.connectedTo ?? `nobody (${call.state})`}
  which sees      ${call.callerIdShown ?? 'nothing'}  as the caller.
${nextSteps(callmask, mask)}`;
};

const FURTHER_KEY = `
  The key that the data folder had has been rotated or revoked, so the simulated carrier got a further one, which lets in
  calls of any account. "npm run keys -- list" shows all.
`;

/** A mask from the last time, if table and carrier both still have one: then a start does not buy another. */
const maskFromBefore = async ({ apiUrl, simulatorUrl }: LocalCallmask): Promise<MaskShown | undefined> => {
  const answer = await fetch(`${apiUrl}/masks?number=${encodeURIComponent(NUMBER)}`);
  const { masks = [] } = (await answer.json()) as {
    readonly masks?: readonly (MaskShown & { state: string })[];
  };
  for (const mask of masks.filter(({ state }) => state === 'active')) {
    const known = await fetch(`${simulatorUrl}/v1/addresses/number/${mask.mask}`, {
      headers: SIMULATOR_LOGIN,
    });
    if (known.ok && 'application' in ((await known.json()) as object)) {
      return mask;
    }
  }
  return undefined;
};

const buyMask = async ({ apiUrl }: LocalCallmask): Promise<MaskShown> =>
  (await post(`${apiUrl}/masks`, { number: NUMBER, label: 'first mask' })) as MaskShown;

const post = async (url: string, body: unknown): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`The walk-through failed: ${url} answered ${answer.status}. ${await answer.text()}`);
  }
  return answer.json();
};

const nextSteps = ({ apiUrl, simulatorUrl, voiceUrl }: LocalCallmask, mask: string): string => {
  const json = "-H 'content-type: application/json'";
  const session = JSON.stringify({
    session: {
      id: '5f3a9c0e7d1b4f6e8a2c4d6e8f0a1b2c',
      to: { id: mask.slice(2), channel: 'VOICE' },
      from: { id: CALLER.slice(2), channel: 'VOICE' },
    },
  });
  return `
Now you. Everything runs on this machine only (the API ${apiUrl}, the carrier ${simulatorUrl}):

  # mask another number
  curl -s ${apiUrl}/masks ${json} -d '{"number": "(212) 555-0198", "country": "US"}'

  # call the mask, and let nobody pick up
  curl -s ${simulatorUrl}/simulator/calls ${json} -d '{"from": "${CALLER}", "to": "${mask}", "outcome": "no-answer"}'

  # hide the caller from the person called, too
  curl -s -X PATCH ${apiUrl}/masks/${mask} ${json} -d '{"callerId": "mask"}'

  # all masks; one mask
  curl -s ${apiUrl}/masks
  curl -s ${apiUrl}/masks/${mask}

  # ask where a call goes, as the carrier does
  curl -s ${voiceUrl} ${json} -d '${session}'

  # give the mask back
  curl -si -X DELETE ${apiUrl}/masks/${mask}

  # what the carrier and Callmask said to each other
  curl -s ${simulatorUrl}/simulator/log

Ctrl-C stops everything.`;
};
