import { isUtf8 } from 'node:buffer';

/** Reads the bytes of a file that a spreadsheet wrote: UTF-8 or UTF-16, with a byte order mark or without, or as Windows did. */
export const decodeSheet = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

/** Each pair of numbers begins with a character of ASCII, so one byte in two is 0 in UTF-16. */
const encodingOf = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || second === 0) {
    return 'utf-16le';
  }
  if ((first === 0xfe && second === 0xff) || first === 0) {
    return 'utf-16be';
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
};
