import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** The folders with code in them, tests aside. */
export const FOLDERS = ['lib', 'functions', 'local', 'cli', 'simulators', 'cdk'];

export const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    // What declares the types of a package stands for that package.
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));

/** What stands in a comment is no import. A `/*` inside of a text is not looked for: no import is written there. */
const COMMENTS = /^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/|\*.*)$/gm;

/** `import … from`, `export … from`, also of types alone, and `import '…'`. */
const STATEMENTS = /^\s*(?:import|export)\b(?:[^;'"`]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;

/** `import('…')`, as a value and as a type. What a template names in part counts as far as its folder. */
const CALLS = /\bimport\(\s*['"`]([^'"`$]+)/g;

/** Every module that the text names, types included. */
export const specifiersIn = (text: string): readonly string[] => {
  const code = text.replace(COMMENTS, '');
  return [STATEMENTS, CALLS].flatMap((form) => [...code.matchAll(form)].map(([, name = '']) => name));
};

/** The files, by their path from the root, and the packages that a file imports. */
export const importsOf = (file: string): readonly string[] =>
  specifiersIn(readFileSync(join(ROOT, file), 'utf8')).map((name) =>
    name.startsWith('.') ? join(file, '..', name) : name,
  );

/**
 * The files that import each other, directly or by way of others: each list is as large as it can be.
 * Tarjan's strongly connected components.
 */
export const circlesIn = (
  files: readonly string[],
  next: (file: string) => readonly string[],
): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    lowest.set(file, index);
    stack.push(file);
    for (const imported of next(file)) {
      const reached = order.has(imported)
        ? stack.includes(imported)
          ? (order.get(imported) ?? index)
          : index
        : visit(imported);
      lowest.set(file, Math.min(lowest.get(file) ?? index, reached));
    }
    const low = lowest.get(file) ?? index;
    if (low === index) {
      circles.push(stack.splice(stack.indexOf(file)).sort());
    }
    return low;
  };
  for (const file of files) {
    if (!order.has(file)) {
      visit(file);
    }
  }
  return circles.filter(({ length }) => length > 1);
};
