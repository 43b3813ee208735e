import fc from 'fast-check';
import type { CarrierOutcome } from '../world/carrier-outcomes.ts';
import { CARRIER_OUTCOMES } from '../world/carrier-outcomes.ts';
import type { TableOutcome } from '../world/faulty-store.ts';
import { TABLE_OUTCOMES } from '../world/faulty-store.ts';

/** What happens next in a history. `who` counts around those who are at work. */
export type Move =
  | { readonly do: 'create' | 'release'; readonly key: number }
  | { readonly do: 'change'; readonly key: number; readonly label: string }
  /** A number that was in the account becomes a mask; it goes back to what it did before. */
  | { readonly do: 'detach' | 'import' }
  | { readonly do: 'erase' | 'reconcile' }
  | { readonly do: 'move'; readonly key: number; readonly to: number }
  /** The carrier is another way for a while: slower, or of another year. */
  | { readonly do: 'mood'; readonly mood: number }
  | { readonly do: 'kill'; readonly who: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | {
      readonly do: 'go on';
      readonly who: number;
      /** So many effects go well, and the last one after them goes so. */
      readonly effects: number;
      readonly last: Outcome;
    };

export interface Outcome {
  readonly table: TableOutcome;
  readonly carrier: CarrierOutcome;
}

const DAY_SECONDS = 24 * 60 * 60;
const WAITS = [1, 21, 36, 3600, DAY_SECONDS, 8 * DAY_SECONDS];

export const KEYS = ['key-0', 'key-1', 'key-2'] as const;

const key = fc.nat(KEYS.length - 1);
const who = fc.nat(5);
const outcome = fc.record({
  table: fc.constantFrom(...TABLE_OUTCOMES),
  carrier: fc.constantFrom(...CARRIER_OUTCOMES),
});

const MOVES: { readonly weight: number; readonly arbitrary: fc.Arbitrary<{ readonly do: string }> }[] = [
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create'), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release'), key }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('change'), key, label: fc.constantFrom('one', 'two') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move'), key, to: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('detach', 'import', 'import') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reconcile') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mood'), mood: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill'), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(...WAITS) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('go on'), who, effects: fc.nat(12), last: outcome }) },
];

const ERASE = { weight: 3, arbitrary: fc.record({ do: fc.constant('erase') }) };

const historyOf = (moves: typeof MOVES): fc.Arbitrary<readonly Move[]> =>
  fc.array(fc.oneof(...moves) as fc.Arbitrary<Move>, { minLength: 5, maxLength: 40 });

/** A history of the purchase flow, its faults and races included. */
export const history = historyOf(MOVES);

/** The same, in which the person for whom all masks are bought is erased now and then. */
export const historyWithErasure = historyOf([...MOVES, ERASE]);
