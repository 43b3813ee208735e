import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { buy } from '../buying.ts';
import type { Answer } from '../send.ts';
import type { Target } from '../target.ts';

const pathOf = (mask: string): string => `/masks/${encodeURIComponent(mask)}`;

const change = ({ send, apiUrl }: Target, mask: string, body: object): Promise<Answer> =>
  send(apiUrl, { method: 'PATCH', path: pathOf(mask), body: JSON.stringify(body) });

const mustNotShow = ({ body }: Answer, digits: string, what: string): void =>
  mustRepel(!body.includes(digits.replace('+', '')), `${what} showed it`);

const etagOf = async ({ send, apiUrl }: Target, mask: string): Promise<string | undefined> =>
  (await send(apiUrl, { method: 'GET', path: pathOf(mask) })).headers['etag'];

const behindChanges: Attempt = {
  name: 'number behind a change',
  tries: 'changes that change nothing, to see whom a mask hides',
  run: async (target) => {
    const { mask, number } = target.victims.live;
    const before = await etagOf(target, mask);
    for (const body of [{}, { callerId: 'caller' }, { answer: 'direct' }, { expiresAt: null }]) {
      const answer = await change(target, mask, body);
      mustNotShow(answer, number, JSON.stringify(body));
      mustRepel(before !== undefined && answer.headers['etag'] === before, 'it was written');
    }
    const shown = await target.send(target.apiUrl, { method: 'GET', path: pathOf(mask) });
    mustServe(shown.body.includes(number), 'a reader does not see the number');
    return 'no number, and nothing written';
  },
};

const guessed: Attempt = {
  name: 'guessed number',
  tries: 'a change to the number that may be hidden already, and a look at the version',
  run: async (target) => {
    const { mask, number } = target.victims.live;
    const before = await change(target, mask, {});
    const right = await change(target, mask, { number });
    mustServe(right.status === 200, `the change got ${right.status}`);
    mustRepel(right.headers['etag'] !== before.headers['etag'], 'the version confirmed the guess');
    return 'a new version, right or wrong';
  },
};

const masksOfErased: Attempt = {
  name: 'masks of an erased person',
  tries: 'an erasure, to see which masks a person has',
  run: async (target) => {
    const number = target.nextNumber();
    const { mask } = await buy(target, number);
    const post = (path: string) => target.send(target.apiUrl, { path, body: JSON.stringify({ number }) });
    const exported = await post('/exports');
    mustServe(exported.body.includes(mask), 'an export does not show the mask');
    const erased = await post('/erasures');
    mustServe(erased.status === 200, `the erasure got ${erased.status}`);
    mustNotShow(erased, mask, 'the erasure');
    const left = await post('/exports');
    mustRepel(!left.body.includes(mask.slice(1)), 'the mask is still on file for the person');
    return 'counts, and nothing left to export';
  },
};

/** What clients that may not read try to learn from the answers to what they may do. */
export const ANSWERS: readonly Attempt[] = [behindChanges, guessed, masksOfErased];
