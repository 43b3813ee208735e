import { CARRIERS_WITH_KEYS, descriptionOf } from '../../lib/carriers/connection.ts';
import { nowSeconds } from '../../lib/clock.ts';
import { listKeys } from '../../lib/table/webhook-keys.ts';
import type { OptionTable, ValuesOf, VerbGroup } from '../command-line/verb.ts';
import { defineVerb } from '../command-line/verb.ts';
import { connectKeyTable } from '../operator.ts';
import { digestFlaw } from './key-named.ts';
import { HOURS_OPTION, NEW_KEY_OPTIONS, TABLE_OPTION } from './key-options.ts';
import { keyJson } from './key-text.ts';
import type { KeyTable, NewKeyOrder } from './run.ts';
import { listText, newKey, revokeKey, rotateKeys } from './run.ts';

const companies = CARRIERS_WITH_KEYS.map((carrier) => descriptionOf(carrier).company).join(' and ');

const DETAILS = 'AWS credentials and region are found as by every AWS tool.';

const connect = (values: ValuesOf<typeof TABLE_OPTION>): KeyTable & { readonly localApiUrl?: string } => {
  const { table, localApiUrl } = connectKeyTable(values.table);
  if (localApiUrl !== undefined) {
    console.error(`About the run at ${localApiUrl}:`);
  }
  return {
    table,
    isLocal: localApiUrl !== undefined,
    nowSeconds: nowSeconds(),
    ...(localApiUrl !== undefined && { localApiUrl }),
  };
};

type NewKeyValues = ValuesOf<typeof NEW_KEY_OPTIONS & typeof TABLE_OPTION>;

const newKeyOrder = (values: NewKeyValues): NewKeyOrder => {
  const { localApiUrl = '', ...keyTable } = connect(values);
  return {
    ...keyTable,
    account: values.account,
    isAnyAccount: values['any-account'],
    apiUrl: values['api-url'] ?? localApiUrl,
  };
};

const told = async (text: Promise<string>, tell: (line: string) => void): Promise<{ isDone: true }> => {
  tell(await text);
  return { isDone: true };
};

const isUnbound = ({ table, account, 'any-account': isAnyAccount }: NewKeyValues): boolean =>
  table !== undefined && account === undefined && !isAnyAccount;

const makeKey = defineVerb({
  name: 'new',
  summary: 'makes the first key, and prints the voice URL with it this once',
  details: DETAILS,
  options: { ...NEW_KEY_OPTIONS, ...TABLE_OPTION },
  examples: [
    ['keys new --table "<TableName>" --account 12345 --api-url "<ApiUrl>"', 'the first key of a stack'],
  ],
  objection: ({ values }) => (isUnbound(values) ? 'Say --account ID, or --any-account.' : undefined),
  run: ({ values, tell }) => told(newKey(newKeyOrder(values)), tell),
});

const rotate = defineVerb({
  name: 'rotate',
  summary: 'makes the next key, and lets the old one work for some more hours',
  details: DETAILS,
  options: { ...HOURS_OPTION, ...NEW_KEY_OPTIONS, ...TABLE_OPTION },
  examples: [['keys rotate --table "<TableName>" --api-url "<ApiUrl>"', 'the next key of a stack']],
  run: ({ values, tell }) => told(rotateKeys({ ...newKeyOrder(values), hours: values.hours }), tell),
});

const revoke = defineVerb({
  name: 'revoke',
  summary: 'ends a key at once',
  details: DETAILS,
  argument: {
    name: 'digits',
    help: 'the first 8 or more digits of the key’s digest, as "keys list" shows them',
  },
  options: TABLE_OPTION satisfies OptionTable,
  examples: [['keys revoke 1a2b3c4d5e6f --table "<TableName>"', 'end this key']],
  objection: ({ args: [digits = ''] }) => digestFlaw(digits),
  run: ({ values, args: [digest = ''], tell }) => told(revokeKey({ ...connect(values), digest }), tell),
});

const list = defineVerb({
  name: 'list',
  summary: 'lists the keys by their digests, without the keys themselves',
  details: DETAILS,
  hasJson: true,
  options: TABLE_OPTION satisfies OptionTable,
  examples: [['keys list --table "<TableName>"', 'the keys of a stack']],
  run: async ({ values, tell }) => {
    const { table, nowSeconds: now } = connect(values);
    const keys = await listKeys(table);
    tell(listText(keys, now));
    return { isDone: true, json: { keys: keys.map((key) => keyJson(key, now)) } };
  },
});

export const keys: VerbGroup = {
  name: 'keys',
  summary: `makes, lists, rotates and revokes the keys in the voice URL of ${companies}`,
  verbs: [makeKey, rotate, revoke, list],
};
