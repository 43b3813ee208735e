import { Problem } from '../../errors/problem.ts';
import { asList, asRecord, asText } from '../../json.ts';
import type { E164 } from '../../phone/e164.ts';
import type { RestAnswer } from '../kit/rest-client.ts';
import type { ChoosingSupplier, Near, Owned } from '../supplier.ts';
import { numberInHref, numberOfAddress } from './address.ts';
import type { SendToTropo } from './client.ts';

/** "No number for that prefix": choose another, do not repeat (provisioning API, status codes). */
const NO_STOCK = 503;

/** Tropo delivers at once: nothing is ever pending. */
type TropoFind = (number: E164, signal: AbortSignal) => Promise<Owned | 'not-in-account'>;

/** Supplies numbers from Tropo's provisioning API. */
export const makeTropoSupplier = (send: SendToTropo): ChoosingSupplier => {
  const get = (
    path: string | ((applicationId: string) => string),
    signal: AbortSignal,
  ): Promise<RestAnswer> =>
    send({ method: 'GET', path: typeof path === 'string' ? () => path : path, signal });

  const supplier: Omit<ChoosingSupplier, 'find'> & { readonly find: TropoFind } = {
    candidates: async (near, signal) => {
      const answer = await get(`/addresses?available&prefix=${prefixOf(near)}`, signal);
      return answer.status === NO_STOCK ? [] : numbersIn(answer);
    },

    order: async (number, signal) => {
      const answer = await send(addAddress({ number: spelled(number) }, signal));
      if (answer.status === NO_STOCK || answer.status === 409) {
        // A gateway also answers 503 when it gives up waiting for an order, which may still go through.
        return isManaged(await supplier.find(number, signal)) ? 'bought' : 'taken';
      }
      // The href says which number was bought. If it is another one or missing, the outcome is unknown.
      const bought = boughtNumber(answer, number.startsWith('+1') ? '1' : '');
      return bought === number ? 'bought' : confirmed(await supplier.find(number, signal));
    },

    orderNear: async (near, signal) => {
      const answer = await send({ ...addAddress({ prefix: prefixOf(near) }, signal), isRepeatable: false });
      if (answer.status === NO_STOCK) {
        return 'no-stock';
      }
      const number = boughtNumber(answer, near.callingCode) ?? unclear();
      confirmed(await supplier.find(number, signal));
      return number;
    },

    find: async (number, signal) => {
      const own = await get(
        (applicationId) => `/applications/${applicationId}/addresses/number/${number}`,
        signal,
      );
      if (own.status === 200 && numberOfAddress(own.json) === number) {
        return { number, isManaged: true };
      }
      const owned = own.status === 200 || own.status === 404 ? await supplier.owned(signal) : refuse(own);
      return owned.find((address) => address.number === number) ?? 'not-in-account';
    },

    owned: async (signal) => {
      const path = (applicationId: string): string => `/applications/${applicationId}/addresses`;
      const managed = new Set(numbersIn(await get(path, signal)));
      const all = new Set([...managed, ...numbersIn(await get('/addresses', signal))]);
      return [...all].map((number): Owned => ({ number, isManaged: managed.has(number) }));
    },

    release: async (number, signal) => {
      // The `+` is sent literally, as every client of the time did.
      const path = (applicationId: string): string =>
        `/applications/${applicationId}/addresses/number/${number}`;
      const answer = await send({ method: 'DELETE', path, signal });
      if (answer.status === 200 && asText(asRecord(answer.json)?.['message']) !== undefined) {
        return 'released';
      }
      // It may be gone already, or a proxy may have answered 200. So the number is looked up.
      const isOpen = answer.status === 404 || answer.status === 200;
      return isOpen ? confirmGone(await supplier.find(number, signal)) : refuse(answer);
    },

    check: async (signal) => {
      await supplier.owned(signal);
    },
  };
  return supplier;
};

/** `1415` or `1`; outside North America the country code alone. Never with `+`. */
const prefixOf = ({ callingCode, areaCode = '' }: Near): string => `${callingCode}${areaCode}`;

const addAddress = (fields: Readonly<Record<string, string>>, signal: AbortSignal) => ({
  method: 'POST' as const,
  path: (applicationId: string) => `/applications/${applicationId}/addresses`,
  body: { type: 'number', ...fields },
  signal,
});

/** A number in the form that the documentation orders it: ten digits under 1, elsewhere all digits, never a `+`. */
const spelled = (number: E164): string => number.replace(/^\+1?/, '');

const successful = (answer: RestAnswer): RestAnswer =>
  answer.status >= 200 && answer.status < 300 ? answer : refuse(answer);

/** The telephone numbers in a list of addresses. An answer without a list is an error. */
const numbersIn = (answer: RestAnswer): readonly E164[] => {
  const { json } = successful(answer);
  const addresses = Array.isArray(json) ? asList(json) : unclear();
  return addresses.map(numberOfAddress).filter((number) => number !== undefined);
};

/** The number at the end of the `href`, which is all that Tropo says of a purchase. */
const boughtNumber = (answer: RestAnswer, callingCode: string): E164 | undefined => {
  const href = asText(asRecord(successful(answer).json)?.['href']);
  return href === undefined ? undefined : numberInHref(href, callingCode);
};

const isManaged = (found: Owned | 'not-in-account'): boolean => found !== 'not-in-account' && found.isManaged;

const confirmed = (found: Owned | 'not-in-account'): 'bought' => (isManaged(found) ? 'bought' : unclear());

/** "Not found" may also mean a wrong application id, so only a look through the whole account proves that it is gone. */
const confirmGone = (found: Owned | 'not-in-account'): 'was-gone' => {
  if (found === 'not-in-account') {
    return 'was-gone';
  }
  if (found.isManaged) {
    return unclear();
  }
  throw new Problem(
    'carrier-refused',
    'The number is on our account at Tropo, but on another application. Correct the application’s id.',
  );
};

const unclear = (): never => {
  throw new Problem('carrier-failed', 'Tropo answered in a way that says nothing.');
};

/** Never reads the body: error bodies may be HTML, and may quote the request. */
const refuse = ({ status: carrierStatus }: RestAnswer): never => {
  throw [400, 403, 404].includes(carrierStatus)
    ? new Problem('carrier-refused', REFUSED, { carrierStatus })
    : new Problem('carrier-failed', FAILED, { carrierStatus });
};

const REFUSED = "Tropo refused. Check the application's id and what the account may do.";
const FAILED = 'Tropo failed.';
