import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { connectedTo, dial, endpointOf, mustConnect } from '../call.ts';
import type { Target } from '../target.ts';

type Endpoint = Readonly<Record<string, unknown>>;

interface Blocked extends Pick<Attempt, 'name' | 'tries'> {
  /** As the API has it, and the ways in which a carrier may write the same caller. */
  readonly caller: (target: Target) => { readonly block: string; readonly spellings: readonly Endpoint[] };
}

const spellingsOf = (number: string): readonly Endpoint[] => [
  endpointOf(number),
  { ...endpointOf(number), id: number },
  { ...endpointOf(number), name: 'Somebody Else' },
  { ...endpointOf(number), id: number.slice(1), name: null },
  { ...endpointOf(number), e164Id: number.slice(1), name: 'unknown', network: 'PSTN' },
];

const WITHHELD: readonly Endpoint[] = ['Restricted', 'anonymous', 'Unknown', ''].map((id) => ({
  id,
  name: 'Unavailable',
  channel: 'VOICE',
  network: 'SIP',
}));

const BLOCKED: readonly Blocked[] = [
  {
    name: 'blocked caller',
    tries: 'calls, with the number spelled in other ways',
    caller: ({ nextCaller }) => {
      const number = nextCaller();
      return { block: number, spellings: spellingsOf(number) };
    },
  },
  {
    name: 'blocked withheld callers',
    tries: 'calls without a number, in all words for it',
    caller: () => ({ block: 'withheld', spellings: WITHHELD }),
  },
];

const attempt = ({ caller, ...about }: Blocked): Attempt => ({
  ...about,
  run: async (target) => {
    const { live, other } = target.victims;
    const { block, spellings } = caller(target);
    const path = `/masks/${encodeURIComponent(live.mask)}/blocks/${encodeURIComponent(block)}`;
    const { status } = await target.send(target.apiUrl, { method: 'PUT', path });
    for (const from of spellings) {
      const answer = await dial(target, live.mask, { from });
      mustRepel(answer.status === 200 && connectedTo(answer).length === 0, 'a call was connected');
      const elsewhere = connectedTo(await dial(target, other.mask, { from })).join();
      mustServe(elsewhere === other.number, 'a mask that has not blocked them could not be called');
    }
    mustServe(status < 300, `the block was answered with ${status}`);
    await mustConnect(target, live);
    await target.send(target.apiUrl, { method: 'DELETE', path });
    return `${spellings.length} spellings, none connected; a call to another mask was`;
  },
});

/** Callers whom a mask blocks. */
export const BLOCKED_CALLERS: readonly Attempt[] = BLOCKED.map(attempt);
