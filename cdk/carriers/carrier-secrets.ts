import type { CarrierDescription, SecretDescription } from '../../lib/carriers/description.ts';

export interface SecretContent {
  readonly description: string;
  /**
   * What CloudFormation writes when it creates the secret. The deployer replaces it by the real values. Never change it: the
   * next deployment would write a changed text over the real values. It has no optional fields, because an empty one would
   * be a key that everyone knows.
   */
  readonly notFilledIn: string;
  /** Why nothing rotates it. */
  readonly whyUnrotated: string;
}

/** Carriers' APIs can make new credentials, but only for credentials that may do far more than buy a number. */
const MADE_BY_HAND =
  'An administrator makes these in the carrier’s console. Callmask has no credentials that could make new ones.';

const USES = { api: 'buys numbers', signing: 'checks signatures' };

/** The description and first content of one secret of a connection. */
export const secretContent = (
  { company }: CarrierDescription,
  kind: keyof typeof USES,
  {
    fields,
    note = '',
    purpose = `${company}: what Callmask ${USES[kind]} with`,
    ...secret
  }: SecretDescription,
): SecretContent => ({
  description: `${purpose}: {${fields.map((field) => `"${field}"`).join(', ')}}${note}`,
  notFilledIn: JSON.stringify(Object.fromEntries(fields.map((field) => [field, '']))),
  whyUnrotated: secret.whyUnrotated ?? MADE_BY_HAND,
});
