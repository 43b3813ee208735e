const LONGEST_HOURS = 24 * 365;

const readHours = (text: string): number => {
  const hours = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(hours <= LONGEST_HOURS)) {
    throw new Error(`must be a number from 0 to ${LONGEST_HOURS}.`);
  }
  return hours;
};

const readAccount = (text: string): string => {
  if (!/^\w+$/.test(text)) {
    throw new Error('must be the accountId of the sessions that the carrier sends, such as 12345.');
  }
  return text;
};

/** The address holds the key, so only on this machine may it be unencrypted. */
const readApiUrl = (text: string): string => {
  const isSafe = /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$))\S*$/.test(text);
  if (!URL.canParse(text) || !isSafe) {
    throw new Error(
      'must be the ApiUrl of the stack, such as https://abc.execute-api.eu-west-1.amazonaws.com.',
    );
  }
  return text;
};

export const TABLE_OPTION = {
  table: {
    value: 'NAME',
    help: "the stack's output TableName; without it, the run that npm start has started on this machine",
  },
} as const;

/** Whose calls a new key lets in, and where the API is. */
export const NEW_KEY_OPTIONS = {
  account: {
    value: 'ID',
    read: readAccount,
    excludes: ['any-account'],
    help: "the carrier's account whose calls the key lets in",
  },
  'any-account': { help: 'let in calls of every account; on this machine that is the default' },
  'api-url': {
    value: 'URL',
    read: readApiUrl,
    help: "the stack's output ApiUrl, to print the whole voice URL",
  },
} as const;

export const HOURS_OPTION = {
  hours: { value: 'N', default: '24', read: readHours, help: 'for how many hours the old key still works' },
} as const;
