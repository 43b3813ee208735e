import { parseArgs } from 'node:util';
import { fail } from '../fail.ts';
import { ATTEMPTS } from './all-attempts.ts';
import { keepOutputs } from './outputs.ts';
import { startTarget } from './start-target.ts';
import { walk } from './walk.ts';

const HELP = `Attacks a Callmask of its own on this machine, which it starts and stops, and prints what came of each attempt.

  npm run attack

It exits with 1 when an attempt got through, or when its honest twin did not. A running npm start is left alone.
`;

/** What a stack holds unless its settings say otherwise. */
const LIMITS = {
  masksPerNumber: 10,
  masksPerDay: 100,
  callsPerMinutePerMask: 300,
  callsPerMinutePerCaller: 120,
};

const ROUNDS = { replays: 50, guesses: 500, calls: 1000, createsForOne: 200, creates: 800 };

const main = async (): Promise<void> => {
  if (parseArgs({ options: { help: { type: 'boolean', default: false } } }).values.help) {
    console.log(HELP);
    return;
  }
  const outputs = keepOutputs();
  try {
    const target = await startTarget({ limits: LIMITS, rounds: ROUNDS, outputs });
    try {
      process.exitCode = (await walk(target, ATTEMPTS, outputs.tell)) ? 0 : 1;
    } finally {
      await target.stop();
    }
  } finally {
    outputs.release();
  }
};

main().catch(fail);
