import type { ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { ERASE_BODY, parseBody } from '../../lib/api/schemas.ts';
import { jsonAnswer } from '../../lib/http/http-answer.ts';
import type { Erased } from '../../lib/people/erase-person.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';

export interface ErasePersonHandler extends ApiTools {
  readonly erase: (person: E164) => Promise<Erased>;
}

/** Erases a person. Also takes numbers that a mask may not hide, because a caller may have one. */
export const erasePersonHandler = ({ erase, ...tools }: ErasePersonHandler): ApiHandler =>
  apiHandlerWithBody(tools, async ({ body }) => {
    const { number, country } = parseBody(ERASE_BODY, body);
    return handled(await erase(parsePerson(number, country)));
  });

const handled = ({ masks, requests, blocks, isDone }: Erased): Handled => {
  const unconfirmed = masks.filter(({ released }) => released === 'unconfirmed');
  const counts = { masks: masks.length, unconfirmed: unconfirmed.length, requests, blocks };
  const body = { masks: masks.map(({ id, mask, released }) => ({ id, mask, released })), requests, blocks };
  return {
    answer: jsonAnswer(isDone ? 200 : 202, JSON.stringify(body)),
    outcome: { event: 'person-erased', counts, isComplete: isDone },
    cause: unconfirmed[0]?.cause,
  };
};
