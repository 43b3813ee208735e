import type { RequestOrder } from './judgement.ts';
import { OUR_PATH } from './suspects/paths.ts';
import { splitUrl } from './suspects/split-url.ts';
import type { Case } from './suspects/suspect.ts';

export interface Remarks {
  /** Mistakes to report even if the signature matches. */
  readonly always: readonly string[];
  /** Hints for a signature that no known mistake explains. */
  readonly whenLost: readonly string[];
}

/** Remarks that do not depend on why the signature does not match. */
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
    ? `The header ${timeHeader} is not a time in seconds.`
    : `By the clock of this machine it was signed ${spanOf(Math.abs(off))} ${off > 0 ? 'ago' : 'from now'}. A signature is valid for 5 minutes. This is normal for a request that you kept. If it has just arrived, a clock is wrong, or the request was sent a second time.`;
};

const spanOf = (seconds: number): string =>
  seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;

const methodOf = ({ captured: { method } }: RequestOrder): string | undefined =>
  method === 'POST'
    ? undefined
    : 'Its method is not POST, the only one that we answer. Set the voice method to POST (npm run callmask -- repoint does so). A redirect can also turn a POST into a GET.';

const pathOf = ({ captured, connection }: RequestOrder): string | undefined => {
  const [, , own = ''] = OUR_PATH.exec(splitUrl(captured.url).path) ?? [];
  return own.split('/')[2] === connection
    ? undefined
    : `It was not sent to /calls/${connection}. Name the connection that it was sent to, or correct the voice URL with npm run callmask -- repoint.`;
};

const shapeOf = ({ signing: { key }, apiSecret }: RequestOrder, { secret }: Case): string | undefined => {
  if (secret.keys.some((one) => Object.values(apiSecret).includes(one))) {
    return 'The key in the signing secret is one of the values in the secret that buys numbers. The two are never the same: put the right key into the signing secret.';
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
  request.body.length === 0 ? 'The request has no body. Keep it together with its body.' : undefined;

const FEW = 4;

/** Carriers do not sort what they send. */
const orderOf = (given: Case): string | undefined => {
  const names = [...formOf(given).keys()];
  return names.length > FEW && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name)
    ? 'The parameters are in alphabetical order, which no carrier uses: a proxy or framework has parsed and sorted them.'
    : undefined;
};
