import { asRecord, asText } from '../../json.ts';
import type { SigningSecret } from '../protocol.ts';
import { secretFields } from './secret-fields.ts';

interface Names {
  /** Left out where the key belongs to one account alone. */
  readonly account?: string;
  readonly key: string;
  /** The old or the new key during a rotation. Optional. */
  readonly otherKey: string;
}

/** Reads the secret that signatures are checked with. @throws Error that names what is missing, and quotes nothing */
export const readSigningSecret = (text: string, { account, key, otherKey }: Names): SigningSecret => {
  const field = secretFields(text);
  const first = field(key);
  const second = asText(asRecord(JSON.parse(text))?.[otherKey]) ?? '';
  return {
    ...(account !== undefined && { account: field(account) }),
    keys: second === '' ? [first] : [first, second],
  };
};
