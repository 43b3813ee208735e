/**
 * How a carrier proves that it sent a request. `key`: a random key in the path. Each kind in use needs a prover in
 * lib/calls/proofs.
 */
export type ProofKind = 'basic-auth' | 'key' | 'signature' | 'token';

/** A secret that the deployer fills in: a JSON object of texts. */
export interface SecretDescription {
  /** The fields that it must have. */
  readonly fields: readonly string[];
  /** More about the fields, to be appended to their list. */
  readonly note?: string;
  /** What the secret is for, instead of the default text. */
  readonly purpose?: string;
  /** Why nothing rotates it, instead of the default text. */
  readonly whyUnrotated?: string;
}

/** What is special about one carrier, as plain data. Code outside the carrier's folder reads this and never asks for its name. */
export interface CarrierDescription {
  /** Its name in texts. */
  readonly company: string;
  readonly provenBy: ProofKind;
  /** The default of the stack's setting `<carrier>ApiUrl`. Left out: there is no such setting. */
  readonly apiUrl?: string;
  /** The method for the fallback URL, which it asks when the voice URL does not answer. Left out: it has no fallback URL. */
  readonly fallbackMethod?: 'GET' | 'POST';
  readonly secrets: {
    /** What numbers are bought with. */
    readonly api: SecretDescription;
    /** What the carrier's signatures are checked with. Left out: it signs nothing. */
    readonly signing?: SecretDescription;
  };
}
