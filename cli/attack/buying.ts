import { asRecord, asText } from '../../lib/json.ts';
import { SIMULATOR_ACCOUNT, SIMULATOR_LOGIN } from '../../local/carriers/tropo-account.ts';
import type { Answer } from './send.ts';
import type { Target, Victim } from './target.ts';

type Api = Pick<Target, 'apiUrl' | 'send'>;

/** Asks for a mask. */
export const create = ({ send, apiUrl }: Api, body: object): Promise<Answer> =>
  send(apiUrl, { path: '/masks', body: JSON.stringify(body) });

/** Buys a mask as an authorized client. @throws Error when it was refused */
export const buy = async (api: Api, number: string, wanted: object = {}): Promise<Victim> => {
  const answer = await create(api, { number, ...wanted });
  const mask = asText(asRecord(JSON.parse(answer.body))?.['mask']);
  if (answer.status !== 201 || mask === undefined) {
    throw new Error(`No mask could be had to begin with: ${answer.status}.`);
  }
  return { mask, number };
};

/** How many numbers the carrier says that the account rents. */
export const boughtAtCarrier = async ({ simulatorUrl, send }: Target): Promise<number> => {
  const path = `/v1/applications/${SIMULATOR_ACCOUNT.applicationId}/addresses`;
  const headers = { ...SIMULATOR_LOGIN, accept: 'application/json' };
  const { body } = await send(simulatorUrl, { method: 'GET', path, headers });
  return (JSON.parse(body) as readonly { readonly type: string }[]).filter(({ type }) => type === 'number')
    .length;
};

/** The code of a problem document, or the status alone. */
export const problemIn = ({ status, body, headers }: Answer): string => {
  const isProblem = headers['content-type'] === 'application/problem+json';
  const type = isProblem ? asText(asRecord(JSON.parse(body))?.['type']) : undefined;
  return type?.replace('urn:callmask:problem:', '') ?? String(status);
};
