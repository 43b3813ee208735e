import type { Input } from '../control/control-input.ts';
import {
  optionalFlag,
  optionalNumber,
  optionalText,
  refuse,
  requiredText,
} from '../control/control-input.ts';
import { segmentsOf } from '../http/router.ts';

/** A failure of the next requests that match. */
export interface Fault {
  /** A method and a path. `*` stands for any method, or for one part of the path. */
  readonly match: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly contentType?: string;
  /** Never answers: the request ends when the client disconnects. */
  readonly hang?: boolean;
  /** Does the work first, then loses the answer. */
  readonly after?: boolean;
  readonly delayMs?: number;
  /** How many more requests fail. */
  readonly times: number;
}

export const fits = (fault: Fault, method: string, url: URL): boolean => {
  // `readFault` accepts only a method and a path.
  const [wantedMethod, wanted] = fault.match.split(/\s+/) as [string, string];
  const path = wanted.replace(/\?.*$/, '');
  const query = wanted.slice(path.length);
  if (wantedMethod !== '*' && wantedMethod.toUpperCase() !== method) return false;
  const pattern = segmentsOf(path);
  const segments = segmentsOf(url.pathname);
  const isPath =
    pattern.length === segments.length &&
    pattern.every((part, index) => part === '*' || part === segments[index]);
  const asked = [...new URLSearchParams(query)];
  return (
    isPath &&
    asked.every(
      ([name, value]) => url.searchParams.has(name) && (value === '' || url.searchParams.get(name) === value),
    )
  );
};

const statusIn = (input: Input): number | undefined => {
  const status = optionalNumber(input, 'status');
  const isStatus = status === undefined || (Number.isInteger(status) && status >= 200 && status <= 599);
  return isStatus ? status : refuse('"status" must be from 200 to 599.');
};

const given = <Value>(name: string, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value };

/** @param example is shown when `match` is malformed */
export const readFault = (input: Input, example: string): Fault => {
  const match = requiredText(input, 'match');
  if (!/^(\*|[A-Za-z]+)\s+\/\S*$/.test(match)) {
    refuse(`"match" is a method and a path: "${example}".`);
  }
  return {
    match,
    ...given('status', statusIn(input)),
    ...given('body', input['body']),
    ...given('contentType', optionalText(input, 'contentType')),
    ...given('hang', optionalFlag(input, 'hang')),
    ...given('after', optionalFlag(input, 'after')),
    ...given('delayMs', optionalNumber(input, 'delayMs')),
    times: optionalNumber(input, 'times') ?? 1,
  };
};
