import type { Input } from '../control/control-input.ts';
import { optionalNumber, refuse } from '../control/control-input.ts';
import { readings } from './readings.ts';
import type { Stock } from './stock.ts';

export const showStock = (stock: Stock, prefix: string) => {
  const free = stock.free(prefix);
  return { prefix, count: free.length, free };
};

const numberIn = (value: unknown): string =>
  (typeof value === 'string' ? readings(value)[0] : undefined) ??
  refuse('Each of "numbers" must be a telephone number such as "+14155550123".');

const prefixIn = (input: Input): string => {
  const prefix = String(input['prefix']);
  return /^\d{1,6}$/.test(prefix) ? prefix : refuse('Give "prefix" in digits, such as "1415".');
};

/** Sets the numbers under a prefix, or how many of them are free. */
export const changeStock = (stock: Stock, input: Input) => {
  const prefix = prefixIn(input);
  const { numbers } = input;
  const count = optionalNumber(input, 'count');
  if (Array.isArray(numbers)) stock.replace(prefix, numbers.map(numberIn));
  else if (count !== undefined) stock.fill(prefix, count);
  else refuse('Give "numbers" (a list) or "count" (how many are free).');
  return showStock(stock, prefix);
};

/** Brings back the numbers that were in stock at the start. */
export const restoreStock = (stock: Stock, prefix: string) => {
  stock.restore(prefix);
  return showStock(stock, prefix);
};
