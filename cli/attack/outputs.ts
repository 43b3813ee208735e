export interface Outputs {
  /** All that was written meanwhile to either output. */
  readonly written: () => string;
  /** Writes to the terminal without keeping the text. */
  readonly tell: (line: string) => void;
  readonly release: () => void;
}

/** Keeps what the process writes to its standard outputs, where the log of a function goes. */
export const keepOutputs = (): Outputs => {
  const pieces: string[] = [];
  const keep = (piece: string | Uint8Array): boolean => {
    pieces.push(Buffer.from(piece).toString());
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) {
    stream.write = keep;
  }
  return {
    written: () => pieces.join(''),
    tell: (line) => streams[0]?.write.call(process.stdout, `${line}\n`),
    release: () => {
      for (const { stream, write } of streams) {
        stream.write = write;
      }
    },
  };
};
