import type { Application } from './application.ts';
import type { Numbers } from './numbers/numbers.ts';
import type { TelnyxClient } from './rest/client.ts';

/** Everything by which we act on our account at Telnyx. */
export interface TelnyxAccount {
  readonly client: TelnyxClient;
  readonly numbers: Numbers;
  readonly application: Application;
  /** The random name of our table. */
  readonly installation: () => Promise<string>;
}
