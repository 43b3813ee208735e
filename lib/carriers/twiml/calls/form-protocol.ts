import type { Bounds, Capabilities } from '../../capabilities.ts';
import type { SignedProtocol } from '../../protocol.ts';
import { fallback, makeWriteDocument } from './documents.ts';
import { readEvent } from './read-event.ts';

/** Where the carriers that send forms and read TwiML differ. */
interface Traits extends Pick<SignedProtocol, 'authenticate' | 'parseSigningSecret'> {
  /** Left out: {@link readEvent}. */
  readonly read?: SignedProtocol['read'];
  /** Whether the caller's side can stay unanswered until the person called picks up. */
  readonly answersOnBridge: boolean;
  readonly capabilities: Omit<Capabilities, 'answers'> & { readonly limitSeconds: Bounds };
}

/** The protocol of a carrier that sends signed forms and reads TwiML. */
export const makeFormProtocol = ({
  read = readEvent,
  answersOnBridge,
  capabilities,
  ...proof
}: Traits): SignedProtocol => ({
  ...proof,
  provenBy: 'signature',
  read,
  write: makeWriteDocument({ ...capabilities, answersOnBridge }),
  fallback,
  capabilities: { ...capabilities, answers: ['direct', 'press-1'] },
});
