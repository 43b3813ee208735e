import type { Detail } from './measured.ts';
import type { Item } from './prices/aws-items.ts';
import { awsItems, totalUsd, usdOf } from './prices/aws-items.ts';
import type { Measurements, Month } from './prices/month.ts';
import { MONTH } from './prices/month.ts';
import type { CarrierPrice } from './prices/unit-prices.ts';
import { AS_OF, CARRIER_PRICES, CARRIERS_AS_OF, REGION, UNIT_PRICES } from './prices/unit-prices.ts';

/** How long somebody talks: an assumption, and most of the bill. */
export const MINUTES_PER_CALL = 3;

/** What a month costs on AWS, item by item. */
export const priceTable = (measured: Measurements, month: Month = MONTH): Detail => {
  const items = awsItems(measured, month).filter(({ quantity }) => quantity > 0);
  return {
    title: `A month of ${grouped(month.calls)} calls and ${grouped(month.masks)} new masks on AWS (${REGION}, list prices of ${AS_OF}, no free tier)`,
    columns: ['item', 'quantity', 'unit price', 'a month', 'prices change: look here'],
    lines: [...items.map(lineOf), ['together', '', '', dollars(totalUsd(items)), '']],
  };
};

/** The same month at carriers, for comparison: numbers, and minutes both in and out. */
export const carrierTable = (month: Month = MONTH): Detail => ({
  title: `The same month at a carrier, United States, ${MINUTES_PER_CALL} minutes a call (published prices as of ${CARRIERS_AS_OF})`,
  columns: ['carrier', 'a number', 'a minute in', 'a minute out', 'a month', 'prices change: look here'],
  lines: CARRIER_PRICES.map((price) => [
    price.name,
    dollarsOrUnknown(price.numberUsd),
    dollarsOrUnknown(price.minuteInUsd),
    dollarsOrUnknown(price.minuteOutUsd),
    dollarsOrUnknown(carrierUsd(price, month)),
    price.page,
  ]),
});

/** `undefined` where one of its prices is not known: a sum of the rest would look cheap. */
export const carrierUsd = (
  { numberUsd, minuteInUsd, minuteOutUsd }: CarrierPrice,
  { calls, masks }: Month = MONTH,
): number | undefined =>
  numberUsd === undefined || minuteInUsd === undefined || minuteOutUsd === undefined
    ? undefined
    : masks * numberUsd + calls * MINUTES_PER_CALL * (minuteInUsd + minuteOutUsd);

const lineOf = (item: Item): readonly string[] => {
  const { usd, unit, size, page } = UNIT_PRICES[item.price];
  return [
    item.name,
    `${rounded(item.quantity / size)} × ${unit}`,
    `$${unscientific(usd)}`,
    dollars(usdOf(item)),
    page,
  ];
};

const rounded = (value: number): string =>
  value.toLocaleString(
    'en-US',
    value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  );

const grouped = (count: number): string => count.toLocaleString('en-US');

/** A price of a ten-millionth, as price lists write it. */
const unscientific = (usd: number): string =>
  usd.toLocaleString('en-US', { maximumSignificantDigits: 6, maximumFractionDigits: 12 });

const dollars = (usd: number): string =>
  usd < 0.01
    ? 'less than $0.01'
    : `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const dollarsOrUnknown = (usd: number | undefined): string => {
  if (usd === undefined) {
    return 'ask them';
  }
  return usd < 1 ? `$${unscientific(usd)}` : dollars(usd);
};
