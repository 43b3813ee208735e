import type { E164 } from '../../../phone/e164.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import { readAccountNumber } from './account-number.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { NUMBERS } from './carrier-account.ts';
import { changeNumber, lookUp } from './list-numbers.ts';
import { codeOf, isRegulatory, isSuccessful, refusalOf, unclear } from './refusal.ts';

/** The number is invalid or not available. It may have been sold to another customer, or by an earlier order of ours. */
const TAKEN = new Set(['21421', '21422']);
/** SignalWire's codes about the account, not the number: no money, not enabled, not permitted, not the account's own. */
const OF_THE_ACCOUNT = new Set(['4000', '4001', '10001', '10003', '10004']);

/** Buys a number and sets it in one request, so that its calls never go elsewhere. */
export const orderNumber = async (
  account: CarrierAccount,
  number: E164,
  signal: AbortSignal,
): Promise<'bought' | 'taken'> => {
  const { company } = account.dialect;
  const settings = await account.settings();
  const form = { PhoneNumber: number, ...settings.bought(number) };
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
    settings.originOf(sold) === 'bought' &&
    !settings.isAstray(sold);
  if (isClear || (await isBought(account, number, signal))) {
    return 'bought';
  }
  throw unclear(company);
};

/** Whether an order of ours has bought it. If its calls do not come to us yet, this points them to us. */
const isBought = async (account: CarrierAccount, number: E164, signal: AbortSignal): Promise<boolean> => {
  const settings = await account.settings();
  const found = await lookUp(account, number, signal);
  if (found === undefined || settings.originOf(found) !== 'bought') {
    return false;
  }
  if (settings.isAstray(found)) {
    await changeNumber(account, found, settings.pointed(found), signal);
  }
  return true;
};

const isTaken = (answer: RestAnswer): boolean => {
  const code = codeOf(answer);
  const isOfTheAccount = code !== undefined && OF_THE_ACCOUNT.has(code);
  const isUnavailable = [409, 422].includes(answer.status) && !isOfTheAccount && !isRegulatory(code);
  return isUnavailable || (answer.status >= 400 && code !== undefined && TAKEN.has(code));
};
