import type { TestedCarrier } from './carriers/kits.ts';

/** Something that every carrier gives us, or of which it is said why it cannot. */
export interface Guarantee<World> {
  /** What breaks when the proof fails. It stands in docs/carriers/README.md. */
  readonly name: string;
  readonly prove: (world: World) => Promise<void>;
  readonly except?: Readonly<Partial<Record<TestedCarrier, Exception<World>>>>;
}

export interface Exception<World> {
  /** Why the carrier cannot give it, by its nature. */
  readonly because: string;
  /** That it is indeed not there: otherwise there would be nothing to excuse. */
  readonly prove: (world: World) => Promise<void>;
}
