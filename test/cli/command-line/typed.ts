import { runCommandLine } from '../../../cli/command-line/run-command-line.ts';
import type { Verb, VerbGroup } from '../../../cli/command-line/verb.ts';
import { isGroup } from '../../../cli/command-line/verb.ts';

/** Every verb that can be run, by the words that name it. */
export const leavesOf = (
  verbs: readonly (Verb | VerbGroup)[],
  path: readonly string[] = [],
): readonly (readonly [words: string, verb: Verb])[] =>
  verbs.flatMap((verb) => {
    const words = [...path, verb.name];
    return isGroup(verb) ? leavesOf(verb.verbs, words) : [[words.join(' '), verb] as const];
  });

/** The same verbs, which only note that they would have run. */
const idle = (
  verbs: readonly (Verb | VerbGroup)[],
  note: (ran: object) => void,
): readonly (Verb | VerbGroup)[] =>
  verbs.map((verb) =>
    isGroup(verb)
      ? { ...verb, verbs: idle(verb.verbs, note) as readonly Verb[] }
      : {
          ...verb,
          run: async ({ values, args }) => {
            note({ name: verb.name, values, args });
            return { isDone: true };
          },
        },
  );

/** Runs a line with these very verbs. */
export const run = async (words: readonly string[], verbs: readonly (Verb | VerbGroup)[]) => {
  let [out, err] = ['', ''];
  const code = await runCommandLine(words, verbs, {
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
  });
  return { code, out, err };
};

/** Reads a line, and runs nothing. */
export const type = async (words: readonly string[], verbs: readonly (Verb | VerbGroup)[]) => {
  const ran: object[] = [];
  const result = await run(
    words,
    idle(verbs, (one) => ran.push(one)),
  );
  return { ...result, ran };
};
