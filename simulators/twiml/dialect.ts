import type { CallerProfile } from './calls/caller-profiles.ts';
import type { TwilioStyleSettings } from './settings.ts';

/** What is known of a call before anybody answers it. */
export interface CallFacts {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly profile: CallerProfile;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** In what the carriers differ that run the same documents. */
export interface CallDialect {
  /** Makes the name of a thing from 32 hexadecimal digits. */
  readonly sidFrom: (kind: 'CA' | 'PN' | 'SM', id: string) => string;
  /** Whether the called party may be shown who called. Otherwise only numbers of the account may be. */
  readonly showsCallers: boolean;
  /** How long a `Dial` may ring. */
  readonly ringSeconds: Bounds;
  /** How long a call may be told to last. */
  readonly limitSeconds: Bounds;
  /** Whether a `Dial` that goes beyond these bounds is not carried out. Otherwise the carrier takes its own figure. */
  readonly refusesBounds: boolean;
  /** Whether a `Dial` never answers the caller before somebody is there. Otherwise the document has to say so. */
  readonly alwaysAnswersOnBridge: boolean;
  /** What its elements have beside what the others have, as `Dial fromDisplayName`; and what they lack. */
  readonly attributes: { readonly more: readonly string[]; readonly fewer: readonly string[] };
  /** Whether the end of a `Dial` tells if the two were connected. */
  readonly tellsBridged: boolean;
  /** What a webhook tells of a caller, beside who it is. */
  readonly tellsOfCaller: (call: CallFacts) => Readonly<Record<string, string>>;
  /** What the callback at the end tells beside the state. */
  readonly tellsOfEnd: Readonly<Record<string, string>>;
}

/** In what the carriers differ that speak the same language. */
export interface Dialect extends CallDialect {
  /** As people call it. */
  readonly carrier: string;
  /** What the paths of the REST API begin with. */
  readonly apiPath: string;
  readonly signatureHeader: string;
  /** Where an error is explained. */
  readonly moreInfo: (code: number) => string;
  /** Whether a search heeds what the number must be able to do, and which address it may want. */
  readonly heedsFilters: boolean;
  /** Whether a number can be bought by its area code, without being named. */
  readonly sellsByAreaCode: boolean;
  /** The error of an application that is silent for too long. */
  readonly timeoutCode: number;
  readonly settings: TwilioStyleSettings;
}

/** What Twilio and SignalWire do alike. */
export const USUAL_CALLS = {
  limitSeconds: { least: 1, most: 86_400 },
  refusesBounds: false,
  alwaysAnswersOnBridge: false,
  attributes: { more: [], fewer: [] },
} as const satisfies Partial<CallDialect>;
