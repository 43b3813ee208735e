/** An understood input. `concept` is set when the choices name one, as in `blue(2, azure)`. */
export interface Understood {
  readonly value: string;
  readonly concept?: string;
}

const digitsRange = (choices: string): RegExp | undefined => {
  const found = /^\[(\d+)(?:-(\d+))?\s+DIGITS?\]$/i.exec(choices.trim());
  return found === null ? undefined : new RegExp(`^\\d{${found[1]},${found[2] ?? found[1]}}$`);
};

const conceptsOf = (choices: string): readonly (readonly [concept: string, words: readonly string[]])[] =>
  [...choices.matchAll(/([^,()]+)(?:\(([^)]*)\))?/g)].map(([, concept = '', words]) => [
    concept.trim(),
    (words ?? concept).split(',').map((word) => word.trim().toLowerCase()),
  ]);

/** Matches an input, pressed, said or written, with `choices.value`; `undefined` without a match. */
export const understand = (choices: string, input: string): Understood | undefined => {
  if (/^\[ANY\]$/i.test(choices.trim())) return { value: input };
  const digits = digitsRange(choices);
  if (digits !== undefined) return digits.test(input) ? { value: input } : undefined;
  const heard = input.trim().toLowerCase();
  const concept = conceptsOf(choices).find(([, words]) => words.includes(heard))?.[0];
  if (concept === undefined) return undefined;
  return choices.includes('(') ? { value: concept, concept } : { value: concept };
};

/** The keys without the terminator that ended them. */
export const withoutTerminator = (keys: string, terminator: unknown): string =>
  typeof terminator === 'string' && terminator !== '' && keys.endsWith(terminator)
    ? keys.slice(0, -terminator.length)
    : keys;
