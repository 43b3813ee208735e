import { jsonAnswer } from '../../support/http/json.ts';

/** An answer of the REST API, before it is written as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const ok = (data: unknown): Answer => ({ status: 200, body: { data } });

interface Source {
  readonly pointer?: string;
  readonly parameter?: string;
}

/** An error answer, which lists one error. */
export const failure = (
  status: number,
  code: string,
  title: string,
  detail: string,
  source?: Source,
): Answer => ({
  status,
  body: { errors: [{ code, title, detail, ...(source && { source }) }] },
});

export const notFound = (): Answer =>
  failure(404, '10005', 'Resource not found', 'The requested resource or URL could not be found.');

export const unauthorized = (): Answer =>
  failure(401, '10009', 'Authentication failed', 'Could not find any usable credentials in the request.');

export const unprocessable = (detail: string, pointer: string): Answer =>
  failure(422, '10015', 'Invalid parameter', detail, { pointer });

export const notAtThisLevel = (): Answer =>
  failure(403, '10038', 'Feature not permitted', 'Not permitted at this account level.');

export const response = ({ status, body }: Answer): Response => jsonAnswer(body, status);
