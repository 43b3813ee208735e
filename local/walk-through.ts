import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { E164 } from '../lib/phone/e164.ts';
import type { LocalCallmask } from './callmask.ts';

/** From an exchange of which the simulated carrier sells no numbers, so that no mask is this number. */
const NUMBER = '+1 415 555 2671';
const CALLER = '+12125550187' as E164;

interface MaskShown {
  readonly mask: E164;
  readonly number: string;
  readonly state: string;
}

interface CallReport {
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
}

/** Shows the main job once: masks a number, calls the mask, and says who was connected. */
export const walkThrough = async (callmask: LocalCallmask): Promise<string> => {
  const { mask, number, words } = (await maskFromBefore(callmask)) ?? (await buyMask(callmask));
  const call = (await post(`${callmask.simulatorUrl}/simulator/calls`, {
    from: CALLER,
    to: mask,
  })) as CallReport;
  return `${callmask.notice ?? ''}
  The number      ${number}  is to stay private.
  Its mask        ${mask}  ${words} (a simulated ${callmask.carrier.company}).
  A stranger      ${CALLER}  dials the mask,
  is connected to ${call.connectedTo ?? `nobody (${call.state})`}
  which sees      ${call.callerIdShown ?? 'nothing'}  as the caller.
${await forgery(callmask, mask)}${nextSteps(callmask, mask)}`;
};

interface Walked extends MaskShown {
  readonly words: string;
}

/** A mask of an earlier run, if table and carrier still have one. Then a start does not buy another. */
const maskFromBefore = async ({ apiUrl, connected }: LocalCallmask): Promise<Walked | undefined> => {
  const answer = await fetch(`${apiUrl}/masks?number=${encodeURIComponent(NUMBER)}`);
  const { masks = [] } = (await answer.json()) as { readonly masks?: readonly MaskShown[] };
  for (const mask of masks.filter(({ state }) => state === 'active')) {
    const found = await connected.supplier.find(mask.mask, AbortSignal.timeout(FINDING_MS));
    if (typeof found === 'object' && found.isManaged) {
      return { ...mask, words: 'was bought from the carrier' };
    }
  }
  return undefined;
};

const FINDING_MS = 10_000;

const PAUSE_MS = 500;
const MOST_PAUSES = 40;

/** Some carriers deliver later. Repeating the request shows when, and buys nothing. */
const buyMask = async ({ apiUrl }: LocalCallmask): Promise<Walked> => {
  const headers = { 'idempotency-key': randomUUID() };
  const ask = async (): Promise<MaskShown> =>
    (await post(`${apiUrl}/masks`, { number: NUMBER, label: 'first mask' }, headers)) as MaskShown;
  let mask = await ask();
  let pauses = 0;
  for (; mask.state === 'ordering' && pauses < MOST_PAUSES; pauses += 1) {
    await wait(PAUSE_MS);
    mask = await ask();
  }
  const words = pauses === 0 ? 'was bought from the carrier' : 'was ordered, and a moment later delivered';
  return { ...mask, words };
};

const post = async (url: string, body: unknown, more: Record<string, string> = {}): Promise<unknown> => {
  const headers = { ...more, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`The walk-through failed: ${url} answered ${answer.status}. ${await answer.text()}`);
  }
  return answer.json();
};

/** Asks the voice URL for the number behind a mask without the carrier's signature, as a forger would. */
const forgery = async ({ carrier, voiceUrl }: LocalCallmask, mask: string): Promise<string> => {
  if (carrier.secrets.signing === undefined) {
    return '';
  }
  const body = new URLSearchParams({ CallSid: 'forged', From: CALLER, To: mask, CallStatus: 'ringing' });
  const { status } = await fetch(voiceUrl, { method: 'POST', body });
  return `  A forger        who asks in the carrier’s name, without its signature, gets ${status}${status === 404 ? ': Not Found.' : ', and should not.'}\n`;
};

const nextSteps = ({ apiUrl, simulatorUrl, voiceUrl, carrier }: LocalCallmask, mask: string): string => {
  const json = "-H 'content-type: application/json'";
  return `
Now you. Everything runs on this machine only (the API ${apiUrl}, the carrier ${simulatorUrl}):

  # mask another number; the same request again gives the same answer
  curl -s ${apiUrl}/masks ${json} -H 'idempotency-key: second' -d '{"number": "(212) 555-0198", "country": "US"}'

  # call the mask, and let the person not pick up
  curl -s ${simulatorUrl}/simulator/calls ${json} -d '{"from": "${CALLER}", "to": "${mask}", "outcome": "no-answer"}'

  # hide the caller from the person called, too
  curl -s -X PATCH ${apiUrl}/masks/${mask} ${json} -d '{"callerId": "mask"}'

  # all masks; one mask
  curl -s ${apiUrl}/masks
  curl -s ${apiUrl}/masks/${mask}

${carrier.trials({ voiceUrl, caller: CALLER, mask })}

  # release the mask
  curl -si -X DELETE ${apiUrl}/masks/${mask}

  # what the carrier and Callmask said to each other
  curl -s ${simulatorUrl}/simulator/log

Ctrl-C stops everything.`;
};
