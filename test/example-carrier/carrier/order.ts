import { makeReference } from '../../../lib/carriers/kit/reference.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { asRecord } from '../../../lib/json.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { ExampleAccount } from './account.ts';
import { lookUp } from './account.ts';
import { readNumber } from './account-numbers.ts';
import { refuse, unclear } from './client.ts';

/** Orders exactly this number, with our reference and our addresses on it from the first moment. */
export const orderNumber = async (
  account: ExampleAccount,
  number: E164,
  signal: AbortSignal,
): Promise<'bought' | 'taken'> => {
  const label = makeReference('bought', await account.installation(), number);
  const order = { number, label, ...account.urls };
  const answer = await account.send({ method: 'POST', path: '/numbers', body: order }, signal);
  if (answer.status === 409) {
    // Somebody has the number: perhaps we do, by an earlier order whose answer was lost.
    const found = await lookUp(account, number, signal);
    return found !== 'not-in-account' && found.isManaged ? 'bought' : 'taken';
  }
  if (answer.status === 422 && asRecord(answer.json)?.['reason'] === 'documents') {
    throw documentsNeeded();
  }
  const bought = readNumber(answer.status === 201 ? answer.json : refuse(answer));
  return bought?.number === number ? 'bought' : unclear();
};

const documentsNeeded = (): Problem =>
  new Problem(
    'regulatory-requirement',
    'Example sells this number only with a document. Hand it in at its portal, or ask for another country.',
  );
