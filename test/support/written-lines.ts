import { jest } from '@jest/globals';

/** Keeps what is written to the standard outputs while `work` runs, and away from the terminal. */
export const writtenBy = (work: () => void): string => {
  const written: string[] = [];
  const keep = (text: string | Uint8Array): boolean => {
    written.push(String(text));
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written.join('');
};

/** The same as JSON, line by line. */
export const linesWrittenBy = (work: () => void): readonly Readonly<Record<string, unknown>>[] =>
  writtenBy(work)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
