import type { ApiHandler, ApiTools, Handled } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { ERASE_BODY, parseBody } from '../../lib/api/schemas.ts';
import { answer } from '../../lib/api/views/answer.ts';
import { ERASED_VIEW } from '../../lib/api/views/person-views.ts';
import { writer } from '../../lib/api/views/view.ts';
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

const handled = (erased: Erased): Handled => {
  const { masks, requests, blocks, settings, texts, notes, isDone } = erased;
  const unconfirmed = masks.filter(({ released }) => released === 'unconfirmed');
  const counts = { masks: masks.length, unconfirmed: unconfirmed.length, requests, blocks };
  return {
    answer: answer(isDone ? 200 : 202, { view: ERASED_VIEW, value: erased, viewer: writer() }),
    outcome: {
      event: 'person-erased',
      counts: { ...counts, formerSettings: settings, texts, notes },
      isComplete: isDone,
    },
    cause: unconfirmed[0]?.cause,
  };
};
