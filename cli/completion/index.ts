import type { TopVerb, Verb } from '../command-line/verb.ts';
import { defineVerb } from '../command-line/verb.ts';
import { bashCompletion } from './bash.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS: ReadonlyMap<string, (verbs: readonly TopVerb[]) => string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
]);

/** @param verbs all verbs, this one among them */
export const makeCompletion = (verbs: () => readonly TopVerb[]): Verb =>
  defineVerb({
    name: 'completion',
    summary: 'prints a script that lets the Tab key complete verbs and options',
    details: `The script completes the word callmask, so define a function with that name (zsh
does not complete an alias):
  callmask() { npx --no-install callmask "$@"; }`,
    argument: { name: 'shell', choices: [...SHELLS.keys()], help: 'the shell that reads the script' },
    options: {},
    examples: [['completion bash > ~/.callmask.bash', 'then add to ~/.bashrc: source ~/.callmask.bash']],
    run: async ({ args: [shell = ''], tell }) => {
      tell(SHELLS.get(shell)?.(verbs()).trimEnd() ?? '');
      return { isDone: true };
    },
  });
