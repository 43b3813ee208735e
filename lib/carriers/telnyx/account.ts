import type { Application } from './application.ts';
import type { Numbers } from './numbers/numbers.ts';
import type { TelnyxClient } from './rest/client.ts';

/** Our account at Telnyx, as every operation needs it. */
export interface TelnyxAccount {
  readonly client: TelnyxClient;
  readonly numbers: Numbers;
  readonly application: Application;
  /** The random name of the table. */
  readonly installation: () => Promise<string>;
}
