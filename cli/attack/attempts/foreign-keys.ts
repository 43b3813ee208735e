import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { WebhookKey } from '../../../lib/carriers/protocol.ts';
import { addKey, makeKey } from '../../../lib/table/webhook-keys.ts';
import { CREDENTIALS } from '../../../simulators/tropo/account.ts';
import { revokeKey } from '../../keys/run.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { connectedTo, mustConnect, sessionFor, sessionMessage } from '../call.ts';
import type { Message } from '../send.ts';
import { comparable } from '../send.ts';
import type { Target } from '../target.ts';

/** An attempt to ask about calls without a valid key. */
interface Intrusion extends Pick<Attempt, 'name' | 'tries'> {
  readonly message: (target: Target) => Promise<Message>;
  /** What may come in; left out: the carrier's own key. */
  readonly honest?: (target: Target) => Promise<Message>;
}

const at = async (target: Target, path: string): Promise<Message> => ({
  ...sessionMessage(target, sessionFor(target, target.victims.live.mask)),
  path,
});

const withKey = async (target: Target, about: Partial<WebhookKey>, changes = {}): Promise<Message> => {
  const key = makeKey();
  await addKey(target.table, key, { connection: 'tropo', ...about });
  return sessionMessage(target, sessionFor(target, target.victims.live.mask, changes), key);
};

const revokedKey = async (target: Target): Promise<Message> => {
  const key = makeKey();
  await addKey(target.table, key, { connection: 'tropo' });
  await revokeKey({
    table: target.table,
    digest: digestOfKey(key).slice(0, 12),
    isLocal: true,
    nowSeconds: secondsNow(target),
  });
  return at(target, `/transfer/${key}`);
};

const secondsNow = ({ nowMs }: Target): number => Math.floor(nowMs() / 1000);

const ownAccount = (target: Target): Promise<Message> => withKey(target, { account: CREDENTIALS.accountId });

const INTRUSIONS: readonly Intrusion[] = [
  { name: 'no key', tries: 'a session at /transfer', message: (target) => at(target, '/transfer') },
  { name: 'empty key', tries: 'a session at /transfer/', message: (target) => at(target, '/transfer/') },
  {
    name: 'key of no shape',
    tries: 'a session with %27%20OR%201=1',
    message: (target) => at(target, '/transfer/%27%20OR%201=1'),
  },
  {
    name: 'wrong key',
    tries: 'a session with a key of the right shape',
    message: (target) => at(target, `/transfer/${makeKey()}`),
  },
  {
    name: 'wrong key, broken JSON',
    tries: 'a body that makes the function stumble',
    message: async () => ({ path: `/transfer/${makeKey()}`, body: '{"session": {"to": ' }),
  },
  { name: 'revoked key', tries: 'a key that was revoked', message: revokedKey },
  {
    name: 'ended key',
    tries: 'a rotated key after its hours',
    message: (target) => withKey(target, { endsAtSeconds: secondsNow(target) - 1 }),
    honest: (target) => withKey(target, { endsAtSeconds: secondsNow(target) + 60 }),
  },
  {
    name: 'key of another account',
    tries: 'a session of our account with it',
    message: (target) => withKey(target, { account: '100201' }),
    honest: ownAccount,
  },
  {
    name: 'key of an account, no account',
    tries: 'a session without accountId',
    message: (target) => withKey(target, { account: CREDENTIALS.accountId }, { accountId: undefined }),
    honest: ownAccount,
  },
];

/** The gateway's answer to a path that does not exist. */
const NOWHERE: Message = { path: '/nothing-is-here', body: '{}' };

const intrusion = ({ message, honest, ...attempt }: Intrusion): Attempt => ({
  ...attempt,
  run: async (target) => {
    const { send, apiUrl } = target;
    const nothing = comparable(await send(apiUrl, NOWHERE));
    const answer = await send(apiUrl, await message(target));
    mustRepel(comparable(answer) === nothing, `answered ${answer.status}, unlike a path that does not exist`);
    await (honest === undefined ? mustConnect(target, target.victims.live) : mustLetIn(target, honest));
    return `${answer.status}, byte for byte as for a path that does not exist`;
  },
});

const mustLetIn = async (target: Target, honest: NonNullable<Intrusion['honest']>): Promise<void> => {
  const answer = await target.send(target.apiUrl, await honest(target));
  mustServe(connectedTo(answer).join() === target.victims.live.number, `a good key got ${answer.status}`);
};

/** Requests without a key, with an ended key, or with a key of another account. */
export const FOREIGN_KEYS: readonly Attempt[] = INTRUSIONS.map(intrusion);
