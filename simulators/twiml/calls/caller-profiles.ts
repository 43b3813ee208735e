/** A kind of caller, as webhooks describe it. */
export interface CallerProfile {
  /** The default caller. */
  readonly from: string;
  /** Whether a control call may replace `from`: withheld numbers and addresses stay as they are. */
  readonly isNumber: boolean;
  readonly country?: string;
  /** The number that forwarded the call. */
  readonly forwardedFrom?: string;
  /** How far the network vouches for the caller ID. */
  readonly attestation?: string;
}

const PASSED = 'TN-Validation-Passed-A';

/** Every kind of voice caller. */
export const CALLER_PROFILES = {
  us: { from: '+14075550199', isNumber: true, country: 'US', attestation: PASSED },
  foreign: { from: '+33199000142', isNumber: true, country: 'FR' },
  forwarded: {
    from: '+14075550199',
    isNumber: true,
    country: 'US',
    attestation: 'TN-Validation-Passed-C',
    forwardedFrom: '+12125550177',
  },
  anonymous: { from: 'anonymous', isNumber: false },
  // ANONYMOUS, spelt on a keypad.
  'anonymous-digits': { from: '+266696687', isNumber: false },
  restricted: { from: 'restricted', isNumber: false },
  unavailable: { from: 'unavailable', isNumber: false },
  sip: { from: 'sip:jane.roe@sip.example.com', isNumber: false },
  client: { from: 'client:jane', isNumber: false },
} as const satisfies Readonly<Record<string, CallerProfile>>;

export const CALLER_NAMES = Object.keys(CALLER_PROFILES) as (keyof typeof CALLER_PROFILES)[];
