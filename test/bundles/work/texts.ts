/** Texts that some way of reading takes long for, each of about that many bytes. */
export const TEXTS: Readonly<Record<string, (bytes: number) => string>> = {
  letters: (bytes) => 'a'.repeat(bytes),
  digits: (bytes) => '1'.repeat(bytes),
  blanks: (bytes) => ' '.repeat(bytes),
  'combining marks': (bytes) => `1${'\u0316\u0301'.repeat(bytes / 4)}`,
  'marks that are letters': (bytes) => 'ﾞ'.repeat(bytes / 3),
  'pluses and dots': (bytes) => '+1.-'.repeat(bytes / 4),
  'escaped pluses': (bytes) => '%2B1'.repeat(bytes / 4),
  'signs of addresses': (bytes) => 'sip:@;+'.repeat(bytes / 7),
  'prefixes of numbers': (bytes) => '01100'.repeat(bytes / 5),
  quotes: (bytes) => '"a",'.repeat(bytes / 4),
};
