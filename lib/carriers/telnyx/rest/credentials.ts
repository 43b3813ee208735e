import { secretFields } from '../../kit/secret-fields.ts';

/** What is needed to act on an account at Telnyx. */
export interface TelnyxCredentials {
  readonly apiKey: string;
  /** Of the TeXML application that our numbers' calls go to. It must be Callmask's alone. */
  readonly applicationId: string;
}

/** What the secret holds: `{"apiKey", "applicationId"}`. @throws Error that names what is missing */
export const parseTelnyxCredentials = (text: string): TelnyxCredentials => {
  const field = secretFields(text);
  return { apiKey: field('apiKey'), applicationId: field('applicationId') };
};
