import { asRecord, asText } from '../../json.ts';

/**
 * Reads a secret that is a JSON object of texts, field by field.
 * @throws Error that names what is missing, and quotes nothing of the secret
 */
export const secretFields = (text: string): ((name: string) => string) => {
  const fields = asRecord(parse(text)) ?? {};
  return (name) => {
    const value = asText(fields[name]);
    if (value === undefined || value === '') {
      throw new Error(`The secret has no ${name}.`);
    }
    return value;
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words would quote the secret.
    throw new Error('The secret is no JSON.');
  }
};
