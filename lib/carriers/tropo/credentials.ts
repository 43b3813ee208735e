import { secretFields } from '../kit/secret-fields.ts';
import type { TropoCredentials } from './client.ts';

/** What the secret holds: `{"username", "password", "applicationId"}`. @throws Error that names what is missing */
export const parseTropoCredentials = (text: string): TropoCredentials => {
  const field = secretFields(text);
  return { username: field('username'), password: field('password'), applicationId: field('applicationId') };
};
