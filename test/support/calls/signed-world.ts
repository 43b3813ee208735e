import type { AnswerCall, AnswerCallDependencies } from '../../../lib/calls/answer-call.ts';
import { makeAnswerCall } from '../../../lib/calls/answer-call.ts';
import type { ProveBySignatureDependencies } from '../../../lib/calls/proofs/prove-by-signature.ts';
import { proveBySignature } from '../../../lib/calls/proofs/prove-by-signature.ts';
import type { RouteQuery } from '../../../lib/calls/route-reader.ts';
import type { SignedProtocol } from '../../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import { routeFound } from '../../../lib/table/calls/route-from-rows.ts';
import { NOW_SECONDS } from '../numbers/masks.ts';
import { ownedMask } from '../numbers/owned-masks.ts';
import { UNLIMITED } from './call-world.ts';
import { PUBLIC_URL } from './signed-calls.ts';
import type { SignedCarrier } from './signed-carriers.ts';

export interface SignedWorld {
  readonly masks?: readonly (Mask | Tombstone)[];
  readonly limitCall?: typeof UNLIMITED.limitCall;
  /** The secret at each reading, the last for all that follow. `undefined`: it cannot be read. */
  readonly secrets?: readonly (string | undefined)[];
}

/** The call flow of a carrier that is proven by its signatures. */
export const answerBySignature = (
  parts: Omit<AnswerCallDependencies & ProveBySignatureDependencies, 'prover' | 'protocol'> & {
    readonly protocol: SignedProtocol;
  },
): AnswerCall => makeAnswerCall({ ...parts, prover: proveBySignature(parts) });

/** The call flow of a connection that is named after its carrier, with what it asked for. */
export const makeSignedWorld = (of: SignedCarrier, world: SignedWorld = {}) => {
  const { carrier } = of;
  const { masks = [ownedMask({ connection: carrier, carrier })], limitCall = UNLIMITED.limitCall } = world;
  const { secrets = [of.secret()] } = world;
  const protocol = CALL_PROTOCOLS[carrier];
  const queries: RouteQuery[] = [];
  const reads: (string | undefined)[] = [];
  let kept: ReturnType<typeof protocol.parseSigningSecret> | undefined;
  const readSecret = async (fresh?: 'fresh') => {
    if (kept !== undefined && fresh === undefined) return kept;
    const text = secrets[Math.min(reads.length, secrets.length - 1)];
    reads.push(text);
    if (text === undefined) throw new Error('The secret cannot be read.');
    kept = protocol.parseSigningSecret(text);
    return kept;
  };
  const answerCall = answerBySignature({
    ...UNLIMITED,
    limitCall,
    connection: carrier,
    protocol,
    readSecret,
    publicUrl: PUBLIC_URL,
    nowSeconds: () => NOW_SECONDS,
    readRoute: async (query) => {
      queries.push(query);
      const found = masks.filter(({ mask }) => query.call?.masks.includes(mask));
      const nothing = { blocks: [], hidden: [], callingMasks: [], webhookKey: undefined };
      return routeFound({ ...nothing, masks: found }, query);
    },
  });
  return { answerCall, queries, reads };
};
