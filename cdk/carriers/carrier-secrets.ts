import type { CarrierDescription, SecretDescription } from '../../lib/carriers/description.ts';

export interface SecretContent {
  readonly description: string;
  /**
   * What CloudFormation writes when it makes the secret; the deployer puts the real values over it. Never change it: a
   * changed text would be written again at the next deployment, over the real values. Optional fields are not in it,
   * because an empty one would be a key that everybody knows.
   */
  readonly notFilledIn: string;
  /** Why nothing rotates it. */
  readonly whyUnrotated: string;
}

/** An API could be asked for new ones, but only with credentials that may do far more than buy a number. */
const MADE_BY_HAND =
  'Whoever may sign in at the carrier makes these. Callmask is given nothing that could make new ones.';

const USES = { api: 'buys numbers', signing: 'checks signatures' };

/** What a stack makes for one secret of a connection. */
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
