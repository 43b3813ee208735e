import { NOW_SECONDS } from '../numbers/masks.ts';

/** A clock that moves when it is told to, and by `stepMs` each time it is looked at. */
export const makeClock = (stepMs = 0) => {
  let ms = NOW_SECONDS * 1000;
  return {
    nowMs: () => {
      ms += stepMs;
      return ms;
    },
    advance: (byMs: number) => {
      ms += byMs;
    },
  };
};
