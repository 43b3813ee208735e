/**
 * How a carrier proves that a request is its own: `key` is a random key in the path. Each kind that a carrier has needs a
 * prover in lib/calls.
 */
export type ProofKind = 'basic-auth' | 'key' | 'signature' | 'token';

/** A secret that the deployer fills in: a JSON object of texts. */
export interface SecretDescription {
  /** The fields that it must have. */
  readonly fields: readonly string[];
  /** What else there is to say of the fields, to be put behind them. */
  readonly note?: string;
  /** What the secret is for, in place of the usual words. */
  readonly purpose?: string;
  /** Why nothing rotates it, in place of the usual words. */
  readonly whyUnrotated?: string;
}

/** What sets one carrier apart, as plain data: code outside the carrier's folder goes by this, and never by its name. */
export interface CarrierDescription {
  /** As people call it. */
  readonly company: string;
  readonly provenBy: ProofKind;
  /** Where its API is, unless the stack's setting `<carrier>ApiUrl` says otherwise. Left out: there is no such setting. */
  readonly apiUrl?: string;
  /** How it asks the fallback URL when the voice URL does not answer. Left out: it knows no fallback URL. */
  readonly fallbackMethod?: 'GET' | 'POST';
  readonly secrets: {
    /** What numbers are bought with. */
    readonly api: SecretDescription;
    /** What the carrier's signatures are checked with. Left out: it signs nothing. */
    readonly signing?: SecretDescription;
  };
}
