import { readFileSync } from 'node:fs';
import { parse } from '@babel/parser';
import { checkSync } from 'recheck';

/** A regular expression of the sources. */
export interface Found {
  readonly at: string;
  /** Left out: it is put together while the program runs, so nobody can judge it. */
  readonly source?: string;
  readonly flags?: string;
}

interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

const within = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(within);
  return isNode(value) ? [value, ...Object.values(value).flatMap(within)] : [];
};

/** All regular expressions in the text of a source. */
export const regularExpressionsIn = (text: string, file: string): readonly Found[] =>
  within(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program).flatMap((node) => {
    const at = `${file}:${node.loc?.start.line}`;
    if (node.type === 'RegExpLiteral') {
      return [{ at, source: Reflect.get(node, 'pattern'), flags: Reflect.get(node, 'flags') }];
    }
    const isCall = node.type === 'NewExpression' || node.type === 'CallExpression';
    return isCall && Reflect.get(Reflect.get(node, 'callee'), 'name') === 'RegExp' ? [{ at }] : [];
  });

export const regularExpressionsOf = (file: string): readonly Found[] =>
  regularExpressionsIn(readFileSync(file, 'utf8'), file);

/** Longer than any of them takes here. One that cannot be judged counts as slow. */
const MOST_MS = 60_000;

/** Why a text may take it more steps than the text is long; `undefined` if none does. */
export const slownessOf = ({ source, flags }: Found): string | undefined => {
  if (source === undefined) return 'is put together while the program runs';
  const judged = checkSync(source, flags ?? '', { timeout: MOST_MS });
  if (judged.status === 'safe') return undefined;
  return judged.status === 'vulnerable' ? judged.complexity.summary : 'cannot be judged';
};
