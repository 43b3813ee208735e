import { secretFields } from '../../../lib/carriers/kit/secret-fields.ts';

export interface ExampleCredentials {
  readonly apiKey: string;
}

/** Reads the secret that buys numbers: `{"apiKey"}`. @throws Error that names what is missing */
export const parseExampleCredentials = (text: string): ExampleCredentials => ({
  apiKey: secretFields(text)('apiKey'),
});
