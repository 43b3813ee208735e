import { createHmac } from 'node:crypto';

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

/** The signature of a webhook, over its URL and its form fields sorted by name. */
export const sign = (key: string, url: string, fields: Readonly<Record<string, string>>): string => {
  const text = Object.entries(fields)
    .sort(byName)
    .reduce((signed, [name, value]) => signed + name + value, url);
  return createHmac('sha1', key).update(text, 'utf8').digest('base64');
};
