import type { CarrierName } from '../../lib/carriers/connection.ts';
import type { DataFolder } from '../data-folder.ts';
import { carrierFile } from '../data-folder.ts';

/** The options with which every simulator keeps its state between starts. */
interface Kept<State> {
  readonly saved?: State;
  readonly onChange: (state: State) => void;
}

/** @throws Error in words when the saved state cannot be read */
export const keptState = <State>(
  folder: Pick<DataFolder, 'read' | 'write'>,
  carrier: CarrierName,
): Kept<State> => {
  const file = carrierFile(carrier);
  const saved = folder.read(file);
  return {
    onChange: (state) => folder.write(file, JSON.stringify(state)),
    ...(saved !== undefined && { saved: parse<State>(saved, file) }),
  };
};

const parse = <State>(text: string, file: string): State => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `What the data folder has as ${file} cannot be read. Delete the folder's files, and start again.`,
      { cause },
    );
  }
};
