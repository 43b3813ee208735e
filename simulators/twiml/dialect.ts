import type { CallerProfile } from './calls/caller-profiles.ts';
import type { TwilioStyleSettings } from './settings.ts';

/** A call before it is answered. */
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

/** How the carriers that run these documents differ. */
export interface CallDialect {
  /** Makes an ID from 32 hexadecimal digits. */
  readonly sidFrom: (kind: 'CA' | 'PN' | 'SM', id: string) => string;
  /** Whether the caller's number may be the caller ID. Otherwise only the account's numbers may. */
  readonly showsCallers: boolean;
  /** How long a `Dial` may ring. */
  readonly ringSeconds: Bounds;
  /** What time limits a `Dial` may set. */
  readonly limitSeconds: Bounds;
  /** Whether a `Dial` outside these bounds is refused. Otherwise the carrier uses its default. */
  readonly refusesBounds: boolean;
  /** Whether a `Dial` answers the caller only once the called party answers. Otherwise the document must ask for it. */
  readonly alwaysAnswersOnBridge: boolean;
  /** Attributes that only this carrier has, such as `Dial fromDisplayName`, and those that it lacks. */
  readonly attributes: { readonly more: readonly string[]; readonly fewer: readonly string[] };
  /** Whether the request after a `Dial` says if the two were connected. */
  readonly tellsBridged: boolean;
  /** Further webhook fields about the caller. */
  readonly tellsOfCaller: (call: CallFacts) => Readonly<Record<string, string>>;
  /** Further fields of the status callback at the end. */
  readonly tellsOfEnd: Readonly<Record<string, string>>;
}

/** How the carriers that share this REST API differ. */
export interface Dialect extends CallDialect {
  /** The carrier's name, as people write it. */
  readonly carrier: string;
  /** What the paths of the REST API begin with. */
  readonly apiPath: string;
  readonly signatureHeader: string;
  /** Where an error is explained. */
  readonly moreInfo: (code: number) => string;
  /** Whether a search applies filters for capabilities and address requirements. */
  readonly appliesFilters: boolean;
  /** Whether an order may name an area code instead of a number. */
  readonly sellsByAreaCode: boolean;
  /** The error code of an application that does not answer in time. */
  readonly timeoutCode: number;
  readonly settings: TwilioStyleSettings;
}

/** How Twilio and SignalWire run calls alike. */
export const USUAL_CALLS = {
  limitSeconds: { least: 1, most: 86_400 },
  refusesBounds: false,
  alwaysAnswersOnBridge: false,
  attributes: { more: [], fewer: [] },
} as const satisfies Partial<CallDialect>;
