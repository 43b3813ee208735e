import type { View } from '../../lib/api/views/view.ts';
import { seen } from '../../lib/api/views/view.ts';
import type { CarrierStatus } from '../../lib/carriers/check-carriers.ts';

/** A connection, what its carrier can do in a call, and whether its credentials work. */
const CARRIER_VIEW: View<CarrierStatus> = {
  connection: { seenBy: 'client', of: ({ connection }) => connection },
  carrier: { seenBy: 'client', of: ({ carrier }) => carrier },
  callerIds: { seenBy: 'client', of: ({ callerIds }) => callerIds },
  attestation: { seenBy: 'client', of: ({ attestation }) => ({ ...attestation }) },
  limitSeconds: { seenBy: 'client', of: ({ limitSeconds }) => limitSeconds && { ...limitSeconds } },
  ringSeconds: { seenBy: 'client', of: ({ ringSeconds }) => ({ ...ringSeconds }) },
  answers: { seenBy: 'client', of: ({ answers }) => answers },
  callsPerSecond: { seenBy: 'client', of: ({ callsPerSecond }) => callsPerSecond },
  credentials: { seenBy: 'client', of: ({ credentials }) => credentials },
};

/** The connections of the stack. */
export const CARRIERS_VIEW: View<readonly CarrierStatus[]> = {
  carriers: {
    seenBy: 'client',
    of: (carriers, viewer) => carriers.map((carrier) => seen(CARRIER_VIEW, carrier, viewer)),
  },
};
