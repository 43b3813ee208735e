import { MASK } from '../../../support/numbers/masks.ts';
import type { FaultProxy } from '../../../support/table/fault-proxy.ts';

/** The ten digits of a mask, and of one whose calls are counted in the table. */
export const PLAIN = '4155550123';
export const COUNTED = '4155550107';

/** What befalls the way to the table while calls come in. */
export interface Trouble {
  readonly name: string;
  /** Runs just before so many calls come at once; a trouble that befalls some requests befalls one in ten. */
  readonly begin: (proxy: FaultProxy, calls: number) => void;
  /** Then it is over. Left out: it lasts as long as the calls. */
  readonly lastsMs?: number;
  /** Whether the table answers in time, so that every caller should be connected. */
  readonly recovers: boolean;
  /** The ten digits that are dialled. */
  readonly dialled?: string;
}

const shareOf = (calls: number): number => Math.ceil(calls / 10);

const slow = (name: string, delayMs: () => number): Trouble => ({
  name,
  begin: (proxy) => proxy.fail({ kind: 'slow', delayMs }),
  recovers: true,
});

/** Up to a tenth more or less, as a network has it. */
const about = (milliseconds: number) => () => milliseconds * (0.9 + Math.random() / 5);

const everyTwentieth = (milliseconds: number): (() => number) => {
  let count = 0;
  return () => {
    count += 1;
    return count % 20 === 0 ? milliseconds : 0;
  };
};

const once = (name: string, kind: 'hang' | 'reset' | 'stall' | 'throttle'): Trouble => ({
  name,
  begin: (proxy, calls) => proxy.fail({ kind }, shareOf(calls)),
  recovers: true,
});

const forEver = (name: string, kind: 'hang' | 'reset' | 'throttle'): Trouble => ({
  name,
  begin: (proxy) => proxy.fail({ kind }),
  recovers: false,
});

export const TROUBLES: readonly Trouble[] = [
  { name: 'nothing wrong', begin: () => undefined, recovers: true },
  slow('table 50 ms slow', about(50)),
  slow('table 300 ms slow', about(300)),
  slow('table 1 s slow', about(1000)),
  slow('one answer in twenty 1 s late', everyTwentieth(1000)),
  { name: 'connections dead', begin: (proxy) => proxy.deaden(), recovers: true },
  once('a read that never returns', 'hang'),
  once('an answer that never ends', 'stall'),
  once('a read whose connection breaks', 'reset'),
  once('a throttled read', 'throttle'),
  {
    name: 'throttled for 1 s',
    begin: (proxy) => proxy.fail({ kind: 'throttle' }),
    lastsMs: 1000,
    recovers: true,
  },
  {
    name: 'an answer in part',
    begin: (proxy, calls) => proxy.fail({ kind: 'withhold', keys: [MASK] }, shareOf(calls)),
    recovers: true,
  },
  {
    name: 'a count that never returns',
    begin: (proxy, calls) => proxy.failAfter(calls, { kind: 'hang' }, shareOf(calls)),
    recovers: true,
    dialled: COUNTED,
  },
  forEver('no read ever returns', 'hang'),
  forEver('every read is throttled', 'throttle'),
  forEver('every connection breaks', 'reset'),
  { name: 'nobody listens at the table', begin: (proxy) => proxy.hangUp(), recovers: false },
];
