import { ATTEMPTS } from './all-attempts.ts';
import { keepOutputs } from './outputs.ts';
import { startTarget } from './start-target.ts';
import { walk } from './walk.ts';

/** The limits of a stack with default settings. */
const LIMITS = {
  masksPerNumber: 10,
  masksPerDay: 100,
  callsPerMinutePerMask: 300,
  callsPerMinutePerCaller: 120,
};

const ROUNDS = { replays: 50, guesses: 500, calls: 1000, createsForOne: 200, creates: 800 };

/** Starts a Callmask, attacks it, and stops it. @returns whether every attempt was repelled */
export const runAttack = async (): Promise<boolean> => {
  const outputs = keepOutputs();
  try {
    const target = await startTarget({ limits: LIMITS, rounds: ROUNDS, outputs });
    try {
      return await walk(target, ATTEMPTS, outputs.tell);
    } finally {
      await target.stop();
    }
  } finally {
    outputs.release();
  }
};
