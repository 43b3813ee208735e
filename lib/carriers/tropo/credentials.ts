import { asRecord, asText } from '../../json.ts';
import type { TropoCredentials } from './client.ts';

/** What the secret holds: `{"username", "password", "applicationId"}`. @throws Error that names what is missing */
export const parseTropoCredentials = (text: string): TropoCredentials => {
  const fields = asRecord(JSON.parse(text)) ?? {};
  const field = (name: string): string => {
    const value = asText(fields[name]);
    if (value === undefined || value === '') {
      throw new Error(`The secret has no ${name}.`);
    }
    return value;
  };
  return { username: field('username'), password: field('password'), applicationId: field('applicationId') };
};
