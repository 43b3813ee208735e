import { defineVerb } from '../command-line/verb.ts';

export const attack = defineVerb({
  name: 'attack',
  summary: 'attacks a Callmask on your machine',
  details: `It starts a Callmask of its own, prints the result of each attempt, and stops it. It exits with 1 when an attempt got through, or when a permitted request failed. A running npm start is left alone.`,
  options: {},
  examples: [['attack', 'try all attempts']],
  run: async () => {
    // The other verbs should not wait until a whole Callmask is loaded.
    const { runAttack } = await import('./run.ts');
    return { isDone: await runAttack() };
  },
});
