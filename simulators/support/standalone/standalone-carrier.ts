import type { Handle } from '../http/loopback.ts';
import type { StandaloneOption } from './standalone-options.ts';

/** What a standalone simulator starts with. */
export interface StandaloneParts {
  /** Where the simulator itself listens. */
  readonly url: string;
  /** The URL that the carrier asks about a call. */
  readonly voiceUrl: string;
  /** The number that the account owns from the start. */
  readonly number: string;
  /** The URL that the carrier asks when the voice URL fails. */
  readonly fallbackUrl?: string;
  /** The URL that the carrier asks about a text. */
  readonly textUrl?: string;
}

/** Something that a client of the carrier, or a receiver of its webhooks, has to be told. */
export interface Credential {
  readonly name: string;
  readonly value: string;
}

/** A simulator that runs on its own, against any program. */
export interface StandaloneCarrier {
  /** The carrier's name, as people write it. */
  readonly company: string;
  /** What the simulator does, in a sentence or two for `--help`. */
  readonly help: string;
  readonly options: readonly StandaloneOption[];
  /** What follows the simulator's URL in the base URL of each API. */
  readonly apis: Readonly<Record<string, string>>;
  readonly credentials: readonly Credential[];
  readonly start: (parts: StandaloneParts) => Handle;
}
