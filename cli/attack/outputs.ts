export interface Outputs {
  /** All that was written meanwhile, to whichever of the two. */
  readonly written: () => string;
  /** Writes past it, for whoever sits at the terminal. */
  readonly tell: (line: string) => void;
  readonly release: () => void;
}

/** Keeps what the process writes to its standard outputs: there a function's log goes. */
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
