import type { CallDialect, CallFacts } from '../../twiml/dialect.ts';

/** The attestation of a caller profile, such as `TN-Validation-Passed-A`, in Telnyx's fields. */
const attestationOf = ({ profile: { attestation } }: CallFacts) =>
  attestation === undefined
    ? {}
    : { ShakenStirAttestation: attestation.slice(-1), ShakenStirValidated: 'true' };

/** How Telnyx runs TeXML. @param connectionId the application of the number that is called */
export const telnyxDialect = (connectionId: string): CallDialect => ({
  sidFrom: (_kind, id) => `v3:${id}`,
  showsCallers: true,
  ringSeconds: { least: 5, most: 120 },
  limitSeconds: { least: 60, most: 14_400 },
  refusesBounds: true,
  alwaysAnswersOnBridge: true,
  attributes: {
    more: ['Dial fromDisplayName'],
    fewer: ['Dial answerOnBridge', 'Dial callerName'],
  },
  tellsBridged: false,
  tellsOfCaller: (call) => ({
    CallSidLegacy: call.sid,
    ConnectionId: connectionId,
    ...attestationOf(call),
  }),
  tellsOfEnd: { CallbackSource: 'call-progress-events' },
});
