/*
 * What is let through, each with the reason. An entry that nothing needs any more fails the test, so these lists only
 * grow by a decision.
 */

/** Packages that bring a script for their installation. None runs (`.npmrc`): why each works without. */
export const SCRIPTS_NOT_RUN: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'Jest uses it to watch files. The part for each system comes as a package of its own.',
  'classic-level':
    'The store below dynalite. Its archive holds the compiled part for each system, and it looks for that itself.',
  esbuild:
    'The script replaces a small starter by the program of this system. The starter finds that program too.',
  'unrs-resolver':
    'The script looks whether the part for this system is installed. It comes as a package of its own.',
};

/** Licences under which a package may be used for development: in tests, checks and commands. */
export const LICENCES: Readonly<Record<string, string>> = {
  '0BSD': 'asks for nothing',
  'Apache-2.0': 'asks for its text and notices where a copy is handed on',
  'BSD-2-Clause': 'asks for its text where a copy is handed on',
  'BSD-3-Clause': 'the same, and not to advertise with the names of its authors',
  'BlueOak-1.0.0': 'asks for its text or a link to it where a copy is handed on',
  ISC: 'asks for its text where a copy is handed on',
  MIT: 'asks for its text where a copy is handed on',
  'MIT OR Apache-2.0': 'we take it under MIT',
  '(MIT OR CC0-1.0)': 'we take it under MIT',
  '(MIT OR GPL-3.0-or-later)': 'we take it under MIT',
  'CC-BY-4.0': 'data about browsers, used to compile tests. Asks to name its authors where it is handed on',
};

/** Licences of what a bundle holds: what runs on Lambda may be handed on with its text and no other duty. */
export const LICENCES_OF_BUNDLES: Readonly<Record<string, string>> = {
  'Apache-2.0': 'asks for its text and notices where a copy is handed on',
  MIT: 'asks for its text where a copy is handed on',
};

/** Packages whose lock entry names no licence, with the one that their archive contains. */
export const LICENCES_FOUND: Readonly<Record<string, { readonly licence: string; readonly found: string }>> =
  {
    'tropo-webapi@15.13.0': { licence: 'MIT', found: 'its file LICENSE has the text of MIT' },
  };

/** Bundled packages whose archive has no text of their licence, with where it is. */
export const TEXTS_ELSEWHERE: Readonly<Record<string, string>> = {
  '@middy/core': 'https://github.com/middyjs/middy/blob/main/LICENSE',
  '@middy/http-json-body-parser': 'https://github.com/middyjs/middy/blob/main/LICENSE',
  '@middy/util': 'https://github.com/middyjs/middy/blob/main/LICENSE',
};
