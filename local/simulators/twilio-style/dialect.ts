import type { CallerProfile } from './caller-profiles.ts';
import type { Settings } from './settings.ts';

/** What is known of a call before anybody answers it. */
export interface CallFacts {
  readonly from: string;
  readonly to: string;
  readonly profile: CallerProfile;
}

/** In what the carriers differ that speak the same language. */
export interface Dialect {
  /** As people call it. */
  readonly carrier: string;
  /** What the paths of the REST API begin with. */
  readonly apiPath: string;
  /** Makes the name of a thing from 32 hexadecimal digits. */
  readonly sidFrom: (kind: 'CA' | 'PN' | 'SM', id: string) => string;
  readonly signatureHeader: string;
  /** Where an error is explained. */
  readonly moreInfo: (code: number) => string;
  /** Whether a search heeds what the number must be able to do, and which address it may want. */
  readonly heedsFilters: boolean;
  /** Whether a number can be bought by its area code, without being named. */
  readonly sellsByAreaCode: boolean;
  /** Whether the called party may be shown who called. Otherwise only numbers of the account may be. */
  readonly showsCallers: boolean;
  /** The error of an application that is silent for too long. */
  readonly timeoutCode: number;
  /** How long a `Dial` may ring at least and at most. */
  readonly ringSeconds: { readonly least: number; readonly most: number };
  /** Whether the end of a `Dial` tells if the two were connected. */
  readonly tellsBridged: boolean;
  /** What a webhook tells of a caller, beside who it is. */
  readonly tellsOfCaller: (call: CallFacts) => Readonly<Record<string, string>>;
  /** What the callback at the end tells beside the state. */
  readonly tellsOfEnd: Readonly<Record<string, string>>;
  readonly settings: Settings;
}
