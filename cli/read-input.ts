import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** Reads a file; `-` is the standard input. */
export const readInput = (file: string): Promise<string> =>
  file === '-' ? text(process.stdin) : readFile(file, 'utf8');
