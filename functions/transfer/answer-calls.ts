import { makeSecret } from '../../lib/aws/secret.ts';
import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import { makeAnswerSignedCall } from '../../lib/calls/answer-signed-call.ts';
import { makeAnswerWebhook } from '../../lib/calls/answer-webhook.ts';
import type { AnswerCall, CallFlow } from '../../lib/calls/answering.ts';
import type { SignedProtocol } from '../../lib/carriers/carrier.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import type { Environment } from '../wiring/config.ts';
import { connections, publicUrl, signingSecretId } from '../wiring/config.ts';

export interface Tools extends CallFlow {
  readonly environment: Environment;
  readonly nowMs: () => number;
}

/** Twice within what a carrier waits for: a secret that is slow at first is asked for once more. */
const SECRET_PATIENCE = { timeoutMs: 600, maxAttempts: 2 };

/** Who signs with a key that was taken out of the secret gives no reason to read it again, so time is the reason. */
const KEY_TRUSTED_MS = 5 * 60 * 1000;

/**
 * Answers the calls of every connection that the stack has. Secrets are asked for at once, so that the first caller waits
 * for as little as possible.
 * @throws Error in words where the configuration is wrong
 */
export const makeAnswerCalls = (tools: Tools): AnswerCall => {
  let keyed: AnswerCall | undefined;
  const signed = new Map<ConnectionName, AnswerCall>();
  for (const { name, carrier } of connections(tools.environment)) {
    const protocol = CALL_PROTOCOLS[carrier];
    if (protocol.provenBy === 'key') {
      keyed ??= makeAnswerCall({ ...tools, protocol });
    } else {
      signed.set(name, makeSigned(tools, name, protocol));
    }
  }
  return makeAnswerWebhook({ keyed, signed });
};

const makeSigned = (tools: Tools, connection: ConnectionName, protocol: SignedProtocol): AnswerCall => {
  const { environment, nowMs } = tools;
  const readSecret = makeSecret({
    secretId: signingSecretId(environment, connection),
    parse: protocol.parseSigningSecret,
    nowMs,
    ...SECRET_PATIENCE,
    refreshAfterMs: KEY_TRUSTED_MS,
  });
  // Whoever needs it asks again.
  readSecret().catch(() => undefined);
  return makeAnswerSignedCall({
    ...tools,
    connection,
    protocol,
    readSecret,
    publicUrl: publicUrl(environment),
  });
};
