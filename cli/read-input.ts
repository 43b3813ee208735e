import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

/** Reads a file; `-` is the standard input. */
export const readBytes = (file: string): Promise<Buffer> =>
  file === '-' ? buffer(process.stdin) : readFile(file);

/** Reads a file in UTF-8; `-` is the standard input. */
export const readInput = async (file: string): Promise<string> => (await readBytes(file)).toString();
