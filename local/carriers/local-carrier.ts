import type { Table } from '../../lib/aws/table.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Handle } from '../server/listen.ts';

/** What a simulated carrier is started with. */
export interface CarrierParts {
  /** Where our API is for the carrier. */
  readonly publicUrl: string;
  /** What it asks when we do not answer. */
  readonly fallbackUrl: string;
  readonly folder: Pick<DataFolder, 'read' | 'write'>;
  readonly table: Table;
}

export interface StartedCarrier {
  readonly handle: Handle;
  /** The address that it asks where a call goes. */
  readonly voiceUrl: string;
  /** Something that whoever has started it should know. */
  readonly notice?: string;
}

/** What there is to be tried with a carrier, once it runs. */
export interface Trial {
  readonly voiceUrl: string;
  readonly caller: E164;
  readonly mask: string;
}

/** A carrier as `npm start` has it: simulated, with an account that is ready. */
export interface LocalCarrier {
  /** As people call it. */
  readonly company: string;
  /** Where its API is on the simulator. */
  readonly apiPath: string;
  /** What our account buys numbers with, and what its signatures are checked with where it signs. */
  readonly secrets: { readonly api: object; readonly signing?: object };
  readonly start: (parts: CarrierParts) => Promise<StartedCarrier>;
  /** Commands to try, each with a comment above it. */
  readonly trials: (trial: Trial) => string;
}
