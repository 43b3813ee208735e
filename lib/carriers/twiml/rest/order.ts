import type { E164 } from '../../../phone/e164.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import { readAccountNumber } from './account-number.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { NUMBERS } from './carrier-account.ts';
import { changeNumber, lookUp } from './list-numbers.ts';
import { codeOf, isRegulatory, isSuccessful, refusalOf, unclear } from './refusal.ts';

/** The number is invalid, or not available: somebody was faster. That may have been an earlier order of ours. */
const TAKEN = new Set(['21421', '21422']);
/** What SignalWire says of an account and not of a number: no money, not enabled, not permitted, not ours. */
const OF_THE_ACCOUNT = new Set(['4000', '4001', '10001', '10003', '10004']);

/** Buys a number together with its settings: there is no moment in which it is ours and its calls go elsewhere. */
export const orderNumber = async (
  account: CarrierAccount,
  number: E164,
  signal: AbortSignal,
): Promise<'bought' | 'taken'> => {
  const { company } = account.dialect;
  const ours = await account.ours();
  const form = { PhoneNumber: number, ...ours.bought(number) };
  const answer = await account.send({ method: 'POST', path: NUMBERS, form, signal });
  if (isTaken(answer)) {
    return (await isBought(account, number, signal)) ? 'bought' : 'taken';
  }
  if (!isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  const sold = readAccountNumber(answer.json);
  const isClear =
    typeof sold === 'object' &&
    sold.number === number &&
    ours.originOf(sold) === 'bought' &&
    !ours.isAstray(sold);
  if (isClear || (await isBought(account, number, signal))) {
    return 'bought';
  }
  throw unclear(company);
};

/** Whether the account has it by an order of ours. Where its calls do not come to us yet, they do then. */
const isBought = async (account: CarrierAccount, number: E164, signal: AbortSignal): Promise<boolean> => {
  const ours = await account.ours();
  const found = await lookUp(account, number, signal);
  if (found === undefined || ours.originOf(found) !== 'bought') {
    return false;
  }
  if (ours.isAstray(found)) {
    await changeNumber(account, found, ours.pointed(found), signal);
  }
  return true;
};

const isTaken = (answer: RestAnswer): boolean => {
  const code = codeOf(answer);
  const isOfTheAccount = code !== undefined && OF_THE_ACCOUNT.has(code);
  const isUnavailable = [409, 422].includes(answer.status) && !isOfTheAccount && !isRegulatory(code);
  return isUnavailable || (answer.status >= 400 && code !== undefined && TAKEN.has(code));
};
