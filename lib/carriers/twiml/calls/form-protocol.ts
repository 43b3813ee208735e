import type { Bounds, Capabilities } from '../../capabilities.ts';
import type { SignedProtocol } from '../../protocol.ts';
import { fallback, makeWriteDocument } from './documents.ts';
import { readEvent } from './read-event.ts';

/** What a carrier that sends forms and reads these documents does in a way of its own. */
interface Traits extends Pick<SignedProtocol, 'authenticate' | 'parseSigningSecret'> {
  /** Left out: as Twilio's forms are read. */
  readonly read?: SignedProtocol['read'];
  /** Whether the caller can be left with the sound of ringing until the person called picks up. */
  readonly answersOnBridge: boolean;
  readonly capabilities: Omit<Capabilities, 'answers'> & { readonly limitSeconds: Bounds };
}

/** How a carrier talks that asks by a form, signs it, and is answered with XML as Twilio made it. */
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
