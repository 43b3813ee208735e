import type { CarrierName } from '../../lib/carriers/connection.ts';
import { descriptionOf } from '../../lib/carriers/connection.ts';
import { addresses } from './suspects/addresses.ts';
import { bodies } from './suspects/bodies.ts';
import { forms } from './suspects/forms.ts';
import { keys } from './suspects/keys.ts';
import { paths } from './suspects/paths.ts';
import { queries } from './suspects/queries.ts';
import { rewrittenBytes } from './suspects/rewritten-bytes.ts';
import { signatureValues } from './suspects/signature-values.ts';
import type { Suspect } from './suspects/suspect.ts';

/** How a carrier signs, as far as people make mistakes with it. */
export interface Signing {
  /** As people call it. */
  readonly company: string;
  /** In lower case. The first has the signature. */
  readonly headers: readonly [string, ...string[]];
  /** A header by another name that the carrier takes for its own, too. */
  readonly otherHeader?: string;
  /** What the key is called at the carrier, and what it looks like there. */
  readonly key: { readonly words: string; readonly shape: RegExp };
  /** The header with the time of the signature, in seconds. Left out: it says nothing of when. */
  readonly timeHeader?: string;
  /** How long a signature is, in base64. */
  readonly length: number;
  /** The likeliest first. */
  readonly suspects: readonly Suspect[];
}

const OF_HMAC = [addresses, paths, queries, bodies, forms, keys];

/** Every carrier that signs. */
export const SIGNINGS: Readonly<Partial<Record<CarrierName, Signing>>> = {
  twilio: {
    company: descriptionOf('twilio').company,
    headers: ['x-twilio-signature'],
    key: { words: 'the auth token of the account, 32 hex digits', shape: /^[0-9a-f]{32}$/ },
    length: 28,
    suspects: [...OF_HMAC, signatureValues('x-twilio-signature')],
  },
  signalwire: {
    company: descriptionOf('signalwire').company,
    headers: ['x-signalwire-signature'],
    // Its own validators take the name that Twilio has for it.
    otherHeader: 'x-twilio-signature',
    key: { words: 'the signing key of the project, which begins with PSK', shape: /^PSK/ },
    length: 28,
    suspects: [...OF_HMAC, signatureValues('x-signalwire-signature')],
  },
  telnyx: {
    company: descriptionOf('telnyx').company,
    headers: ['telnyx-signature-ed25519', 'telnyx-timestamp'],
    key: { words: 'the public key of the portal, 32 bytes in base64', shape: /^[A-Za-z0-9+/]{43}=$/ },
    timeHeader: 'telnyx-timestamp',
    length: 88,
    suspects: [bodies, rewrittenBytes, signatureValues('telnyx-signature-ed25519')],
  },
};
