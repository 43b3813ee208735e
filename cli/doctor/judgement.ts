import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { SignedProtocol } from '../../lib/carriers/protocol.ts';
import type { Signing } from './signings.ts';
import type { Known } from './suspects/suspect.ts';

export interface RequestOrder extends Known {
  readonly connection: ConnectionName;
  readonly protocol: Pick<SignedProtocol, 'authenticate' | 'parseSigningSecret'>;
  readonly signing: Signing;
  /** What Secrets Manager has. */
  readonly signingSecret: string;
  readonly nowSeconds: number;
}

/** Why a signature does not match, in sentences without a number or a secret. */
export interface Judgement {
  readonly verdict: string;
  readonly advice: readonly string[];
  /** The kinds of mistakes that were looked for. */
  readonly tried: readonly string[];
  /** Whether the request would be let in as it is. */
  readonly isGenuine: boolean;
}
