import type { SigningSecret } from '../../../lib/carriers/protocol.ts';
import type { Case, Suspect, Variant } from './suspect.ts';

/** A wrong key, where the key is a secret that a person types or copies. */
export const keys: Suspect = {
  name: 'another key, or another account',
  variants: (given, { apiSecret }) => [
    ...ofOtherAccount(given),
    ...given.secret.keys.flatMap((key) =>
      tidied(key).map((other) =>
        withKeys(
          given,
          [other],
          'There are blanks, quotes or a line end around the key in the secret.',
          TIDY,
        ),
      ),
    ),
    ...Object.entries(apiSecret).map(([name, value]) =>
      withKeys(given, [value], `It was signed with the ${name} of the secret that buys numbers.`, OTHER_KEY),
    ),
  ],
};

const TIDY = 'Write the signing secret anew, with the key and nothing around it.';
const OTHER_KEY = 'Put what signs into the signing secret: the guide of the carrier says which key that is.';

const withKeys = (
  { request, secret }: Case,
  others: SigningSecret['keys'],
  mistake: string,
  remedy: string,
): Variant => ({ request, secret: { ...secret, keys: others }, mistake, remedy });

const ofOtherAccount = ({ request, secret: { account, keys: same } }: Case): readonly Variant[] =>
  account === undefined
    ? []
    : [
        {
          request,
          secret: { keys: same },
          mistake:
            'The signature is right, but the request is of another account than the signing secret says.',
          remedy:
            'Write the account of the request into the signing secret, or give a subaccount a connection of its own.',
        },
      ];

const tidied = (key: string): readonly string[] =>
  [key.trim(), key.trim().replace(/^["']|["']$/g, ''), `${key}\n`].filter((other) => other !== key);
