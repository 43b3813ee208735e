import { Problem } from '../../../errors/problem.ts';
import { asList, asRecord, asText } from '../../../json.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';

const CODE = /^\d{1,6}$/;

/** The carrier's error code: `{"code": 21422}`, or at SignalWire also `{"errors": [{"code": "…"}]}`. */
export const codeOf = ({ json }: RestAnswer): string | undefined => {
  const fields = asRecord(json) ?? {};
  const code = asText(fields['code']) ?? asText(asRecord(asList(fields['errors'])[0])?.['code']);
  return code !== undefined && CODE.test(code) ? code : undefined;
};

export const isSuccessful = ({ status }: RestAnswer): boolean => status >= 200 && status < 300;

/** An address or documents are missing, in the account or in the order, or they do not suffice. */
const REGULATORY = new Set(['21613', '21615', '21628', '21631', '21649']);

export const isRegulatory = (code: string | undefined): boolean => code !== undefined && REGULATORY.has(code);

const TOO_MANY = 429;
/** Statuses that may pass. */
const PASSING = new Set([408, 425, TOO_MANY]);

/** The problem for a request that failed. Never quotes the carrier's answer, which may hold numbers. */
export const refusalOf = (company: string, answer: RestAnswer): Problem => {
  const carrierCode = codeOf(answer);
  const cause = { carrierStatus: answer.status, ...(carrierCode !== undefined && { carrierCode }) };
  if (isRegulatory(carrierCode)) {
    return regulatoryRequirement(company, cause);
  }
  if (answer.status === TOO_MANY || carrierCode === '20429') {
    return new Problem(
      'carrier-failed',
      `${company} gets more requests from the account than it takes. Wait a moment.`,
      cause,
    );
  }
  const isRefused = answer.status >= 400 && answer.status < 500 && !PASSING.has(answer.status);
  return isRefused || carrierCode === '20003'
    ? new Problem(
        'carrier-refused',
        `${company} refused. Check in its console that the account is active, paid for and no trial, and what our credentials may do.`,
        cause,
      )
    : new Problem('carrier-failed', `${company} failed.`, cause);
};

export const regulatoryRequirement = (company: string, options: { readonly carrierStatus?: number } = {}) =>
  new Problem(
    'regulatory-requirement',
    `${company} sells numbers there only to those who have shown an address or documents. Add them in its console ` +
      '(regulatory compliance) and buy a number there, which can then be imported; or ask for a mask of another country.',
    options,
  );

/** The answer makes no sense, so the outcome is unknown and has to be looked up. */
export const unclear = (company: string): Problem =>
  new Problem('carrier-failed', `${company} answered in a way that says nothing.`);

export const notInAccount = (company: string): Problem =>
  new Problem('carrier-refused', `The number is not in the account at ${company}.`);

export const notManaged = (company: string): Problem =>
  new Problem(
    'carrier-refused',
    `The number is in the account at ${company}, but does not carry our reference (its friendly name), so it is left alone.`,
  );
