import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';

/** Every number that the attempts use, of people, callers and masks, is reserved for fiction. */
const NUMBER = /[2-9]\d{2}55501\d{2}/;

/** As people write numbers, and as links do. */
const SEPARATORS = /[ ().-]|%20/g;

/** What may be base64 of `+1` and ten digits. */
const BASE64 = /KzE[\w+/-]{13}/g;

/** In the sentence that says how a mask is written. */
const EXAMPLE = 'such as %2B14155550123';

const ANY_KEY = /\/transfer\/[\w-]{22,64}/;

const showsNumber = (text: string): boolean =>
  NUMBER.test(text) ||
  NUMBER.test(text.replace(SEPARATORS, '')) ||
  (text.match(BASE64) ?? []).some((piece) => NUMBER.test(Buffer.from(piece, 'base64').toString()));

/** @param from where it was found, for the table */
const mustShowNothing = (text: string, key: string, from: string): void => {
  mustRepel(!showsNumber(text.replaceAll(EXAMPLE, '')), `${from} shows a number`);
  mustRepel(!(text.includes(key) || ANY_KEY.test(text)), `${from} shows a key`);
};

const inRefusals: Attempt = {
  name: 'secrets in refusals',
  tries: 'all answers so far that gave nothing, read again',
  run: async ({ refusals, key }) => {
    const answers = [...refusals()];
    for (const answer of answers) {
      mustShowNothing(answer, key, 'one');
    }
    mustServe(answers.length > 0, 'nothing was refused');
    return `${answers.length} different ones, no number and no key`;
  },
};

const inLog: Attempt = {
  name: 'secrets in the log',
  tries: 'all that was written meanwhile, line by line',
  run: async ({ written, key }) => {
    const lines = written().split('\n').filter(Boolean);
    for (const line of lines) {
      mustShowNothing(line, key, 'a line');
    }
    mustServe(
      lines.some((line) => line.includes('call-connected')),
      'the log has no line of a call',
    );
    return `${lines.length} lines, no number and no key`;
  },
};

/** Searches what the other attempts got back and what was logged meanwhile. */
export const SECRETS: readonly Attempt[] = [inRefusals, inLog];
