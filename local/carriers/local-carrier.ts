import type { Table } from '../../lib/aws/table.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { Handle } from '../../simulators/support/http/loopback.ts';
import type { DataFolder } from '../data-folder.ts';

/** What a simulated carrier is started with. */
export interface CarrierParts {
  /** Where our API is for the carrier. */
  readonly publicUrl: string;
  /** The fallback URL: the carrier asks it when we do not answer. */
  readonly fallbackUrl: string;
  readonly folder: Pick<DataFolder, 'read' | 'write'>;
  readonly table: Table;
}

export interface StartedCarrier {
  readonly handle: Handle;
  /** The voice URL: the carrier asks it where a call goes. */
  readonly voiceUrl: string;
  /** Something that the user should know. */
  readonly notice?: string;
}

/** What the commands to try are about. */
export interface Trial {
  readonly voiceUrl: string;
  readonly caller: E164;
  readonly mask: string;
}

/** A simulated carrier of `npm start`, with an account that is ready to use. */
export interface LocalCarrier {
  /** The name of the company. */
  readonly company: string;
  /** Where its API is on the simulator. */
  readonly apiPath: string;
  /** The credentials that buy numbers, and the key that checks signatures if the carrier signs. */
  readonly secrets: { readonly api: object; readonly signing?: object };
  readonly start: (parts: CarrierParts) => Promise<StartedCarrier>;
  /** Commands to try, each with a comment above it. */
  readonly trials: (trial: Trial) => string;
}
