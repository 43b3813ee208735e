import { Problem } from '../../../errors/problem.ts';
import { asList, asRecord, asText } from '../../../json.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';

export const isSuccess = ({ status }: RestAnswer): boolean => status >= 200 && status < 300;

/** The `data` of a successful answer; `undefined` if it has none, as a proxy's page. */
export const dataOf = (answer: RestAnswer): Readonly<Record<string, unknown>> | undefined =>
  isSuccess(answer) ? asRecord(asRecord(answer.json)?.['data']) : undefined;

/** What a refusal is about, if Telnyx says more than a status. */
type Objection = 'account-level' | 'documents';

/** `Feature not permitted` and `Feature limited`, both because of the level of the account. */
const ACCOUNT_LEVEL_CODES: ReadonlySet<string> = new Set(['10038', '10039']);

const DOCUMENTS = /regulat|requirement/i;

/** Reads the errors only to classify them: their texts may quote the request, so they are not passed on. */
export const objectionOf = ({ json }: RestAnswer): Objection | undefined => {
  const errors = asList(asRecord(json)?.['errors']).map((error) => asRecord(error) ?? {});
  const texts = errors.flatMap((error) => [
    error['title'],
    error['detail'],
    asRecord(error['source'])?.['pointer'],
  ]);
  if (errors.some(({ code }) => ACCOUNT_LEVEL_CODES.has(asText(code) ?? ''))) {
    return 'account-level';
  }
  return texts.some((text) => typeof text === 'string' && DOCUMENTS.test(text)) ? 'documents' : undefined;
};

export const unclear = (): never => {
  throw new Problem('carrier-failed', 'Telnyx answered in a way that says nothing.');
};

export const lacksDocuments = (): Problem =>
  new Problem(
    'regulatory-requirement',
    'Telnyx sells this number only with an address or a document. Meet the requirements in its portal, or ask for another country.',
  );

export const wrongApplication = (carrierStatus?: number): Problem =>
  new Problem(
    'carrier-refused',
    'There is no such TeXML application at Telnyx. Correct the applicationId in the secret.',
    { ...(carrierStatus !== undefined && { carrierStatus }) },
  );

const sentenceFor = (answer: RestAnswer): string => {
  if (objectionOf(answer) === 'account-level') {
    return 'Telnyx does not allow this at the level of our account: a new one may order only local numbers of its own country. Verify the account in its portal.';
  }
  return answer.status === 402
    ? 'The account at Telnyx has not enough money. Top it up.'
    : 'Telnyx refused. Check the API key, the applicationId and what the account may do.';
};

const REFUSALS: ReadonlySet<number> = new Set([400, 402, 403, 404, 405, 409, 422]);

/** Throws the problem for a request that failed. Statuses that may pass, such as too many requests, are failures. */
export const refuse = (answer: RestAnswer): never => {
  const { status: carrierStatus } = answer;
  throw REFUSALS.has(carrierStatus)
    ? new Problem('carrier-refused', sentenceFor(answer), { carrierStatus })
    : new Problem('carrier-failed', 'Telnyx failed.', {
        carrierStatus,
      });
};
