/** The clock of the machine, for the wiring. Everything else gets the time as an argument. */
export const nowMs = (): number => Date.now();

/** Seconds since 1970, UTC. */
export const nowSeconds = (): number => Math.floor(nowMs() / 1000);

interface Clocks {
  readonly wallMs: () => number;
  readonly steadyMs: () => number;
}

/**
 * A clock for ages, from 0. Between two looks it moves as far as the clock that moved further. The wall clock may be set back;
 * the steady clock may stand still while Lambda freezes the process. So neither makes anything look younger than it is.
 */
export const makeAgeClock = ({ wallMs, steadyMs }: Clocks): (() => number) => {
  let wall = wallMs();
  let steady = steadyMs();
  let ageMs = 0;
  return () => {
    const [wallNow, steadyNow] = [wallMs(), steadyMs()];
    ageMs += Math.max(wallNow - wall, steadyNow - steady, 0);
    wall = wallNow;
    steady = steadyNow;
    return ageMs;
  };
};

/**
 * The age clock of this process, for how long what was read is trusted. `performance.now()` would load a module of Node at
 * every cold start.
 */
export const elapsedMs = makeAgeClock({ wallMs: nowMs, steadyMs: () => process.uptime() * 1000 });
