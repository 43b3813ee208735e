import type { RequestOrder } from './judgement.ts';
import { OUR_PATH } from './suspects/paths.ts';
import { splitUrl } from './suspects/split-url.ts';
import type { Case } from './suspects/suspect.ts';

export interface Remarks {
  /** What is not right, whether or not the signature is. */
  readonly always: readonly string[];
  /** What may help where no mistake was found. */
  readonly whenLost: readonly string[];
}

/** What can be seen of a request without knowing why its signature does not match. */
export const remarksOn = (order: RequestOrder, given: Case): Remarks => {
  const always = [ageOf(order), methodOf(order), pathOf(order)].filter((text) => text !== undefined);
  const lost = [shapeOf(order, given), lengthOf(order), accountOf(given), bodyOf(given), orderOf(given)];
  return { always, whenLost: [...always, ...lost.filter((text) => text !== undefined)] };
};

/** As lib/carriers/telnyx allows. */
const MOST_SECONDS_OFF = 300;

const ageOf = ({ captured, signing: { timeHeader }, nowSeconds }: RequestOrder): string | undefined => {
  const seconds = timeHeader === undefined ? nowSeconds : Number(captured.headers[timeHeader]);
  const off = nowSeconds - seconds;
  if (Math.abs(off) <= MOST_SECONDS_OFF) {
    return undefined;
  }
  return Number.isNaN(off)
    ? `The header ${timeHeader} is no time in seconds.`
    : `By the clock of this machine it was signed ${spanOf(Math.abs(off))} ${off > 0 ? 'ago' : 'from now'}, and it is good for 5 minutes. For a request that was kept that is as it should be; if it had come in only just now, a clock is wrong, or somebody has sent it again.`;
};

const spanOf = (seconds: number): string =>
  seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;

const methodOf = ({ captured: { method } }: RequestOrder): string | undefined =>
  method === 'POST'
    ? undefined
    : 'It did not come by POST, and only that is answered. Set the voice method to POST (npm run callmask -- repoint does so); a redirect makes a GET of a POST, too.';

const pathOf = ({ captured, connection }: RequestOrder): string | undefined => {
  const [, , own = ''] = OUR_PATH.exec(splitUrl(captured.url).path) ?? [];
  return own.split('/')[2] === connection
    ? undefined
    : `It was not sent to /calls/${connection}. The doctor was asked about another connection, or the voice URL is wrong: npm run callmask -- repoint sets it.`;
};

const shapeOf = ({ signing: { key }, apiSecret }: RequestOrder, { secret }: Case): string | undefined => {
  if (secret.keys.some((one) => Object.values(apiSecret).includes(one))) {
    return 'The key in the signing secret is one of the values in the secret that buys numbers. They are never the same.';
  }
  return secret.keys.every((one) => key.shape.test(one))
    ? undefined
    : `The key in the signing secret does not look like ${key.words}.`;
};

const lengthOf = ({ captured, signing: { headers, length } }: RequestOrder): string | undefined => {
  const signature = captured.headers[headers[0]];
  return signature === undefined || signature.length === length
    ? undefined
    : `A signature has ${length} characters, and this one has ${signature.length}.`;
};

const formOf = ({ request }: Case): URLSearchParams =>
  new URLSearchParams(Buffer.from(request.body).toString('utf8'));

const accountOf = (given: Case): string | undefined => {
  const account = formOf(given).get('AccountSid');
  const isOther = given.secret.account !== undefined && account !== null && account !== given.secret.account;
  return isOther
    ? 'The request is of another account than the signing secret says: a subaccount signs with a key of its own.'
    : undefined;
};

const bodyOf = ({ request }: Case): string | undefined =>
  request.body.length === 0 ? 'The request was kept without its body, or has lost it.' : undefined;

const FEW = 4;

/** Carriers do not sort what they send. */
const orderOf = (given: Case): string | undefined => {
  const names = [...formOf(given).keys()];
  return names.length > FEW && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name)
    ? 'The parameters are in the order of the alphabet, which is no carrier’s: something has parsed and sorted them.'
    : undefined;
};
