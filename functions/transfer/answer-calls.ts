import { makeSecret } from '../../lib/aws/secret.ts';
import type { AnswerCall, AnswerCallDependencies } from '../../lib/calls/answer-call.ts';
import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import { makeAnswerWebhook } from '../../lib/calls/answer-webhook.ts';
import { proveByKey } from '../../lib/calls/proofs/prove-by-key.ts';
import { proveBySignature } from '../../lib/calls/proofs/prove-by-signature.ts';
import type { Prover } from '../../lib/calls/proofs/prover.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { CallProtocol, SignedProtocol } from '../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { CALL_SECRET } from '../../lib/time-limits.ts';
import type { Environment } from '../wiring/config.ts';
import { connections, publicUrl, signingSecretId } from '../wiring/config.ts';

export interface AnswerCallsDependencies extends Omit<AnswerCallDependencies, 'protocol' | 'prover'> {
  readonly environment: Environment;
  /** An age clock (lib/clock.ts). */
  readonly elapsedMs: () => number;
}

/** Re-read the secret this often: a caller that signs with a revoked key never triggers a mismatch. */
const KEY_TRUSTED_MS = 5 * 60 * 1000;

/**
 * Answers the calls of all connections. Reads the secrets at once, so that the first caller waits as little as possible.
 * @throws Error with a message for the deployer if the configuration is wrong
 */
export const makeAnswerCalls = (dependencies: AnswerCallsDependencies): AnswerCall => {
  let keyed: AnswerCall | undefined;
  const byConnection = new Map<ConnectionName, AnswerCall>();
  for (const { name, carrier } of connections(dependencies.environment)) {
    const protocol = CALL_PROTOCOLS[carrier];
    const prover = proverFor(dependencies, name, protocol);
    const answer = makeAnswerCall({ ...dependencies, protocol, prover });
    if (prover.connection === undefined) {
      keyed ??= answer;
    } else {
      byConnection.set(name, answer);
    }
  }
  return makeAnswerWebhook({ keyed, byConnection });
};

/** A new kind of proof needs a case here. */
const proverFor = (
  dependencies: AnswerCallsDependencies,
  connection: ConnectionName,
  protocol: CallProtocol,
): Prover => {
  switch (protocol.provenBy) {
    case 'key':
      return proveByKey(protocol);
    case 'signature':
      return signatureProver(dependencies, connection, protocol);
  }
};

const signatureProver = (
  { environment, elapsedMs, nowSeconds }: AnswerCallsDependencies,
  connection: ConnectionName,
  protocol: SignedProtocol,
): Prover => {
  const readSecret = makeSecret({
    secretId: signingSecretId(environment, connection),
    parse: protocol.parseSigningSecret,
    elapsedMs,
    ...CALL_SECRET,
    refreshAfterMs: KEY_TRUSTED_MS,
  });
  // If this fails, the first call reads it again.
  readSecret().catch(() => undefined);
  return proveBySignature({
    connection,
    protocol,
    readSecret,
    publicUrl: publicUrl(environment),
    nowSeconds,
  });
};
