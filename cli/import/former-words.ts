import type { FormerSettings } from '../../lib/carriers/supplier.ts';

/** What a number did before, in short. In the carrier's own names, because its console shows them. */
export const formerWords = (former: FormerSettings): string => {
  const set = Object.entries(former).filter(([name, value]) => !isNothing(name, value));
  return set.length === 0
    ? 'set to nothing'
    : set.map(([name, value]) => `${name} ${short(value)}`).join(', ');
};

/** A method says nothing by itself. */
const isNothing = (name: string, value: string): boolean =>
  value === '' || value === '[]' || name.endsWith('Method');

const MOST_CHARACTERS = 60;

/** Addresses of applications may hold passwords, before the host or in the query. */
const short = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const text = url === undefined || url.host === '' ? value : `${url.protocol}//${url.host}${url.pathname}`;
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
};
