import { XMLBuilder } from 'fast-xml-parser';
import { jsonAnswer } from '../../support/http/json.ts';

const XML = new XMLBuilder({ format: false });

/** The headers of every answer of the provisioning API in a capture of 2013. */
const PROVISIONING_HEADERS = { server: 'Apache-Coyote/1.1', 'x-api-version': '1' } as const;

/** An answer before it has an encoding: `root` is its element in XML, and `{item}s` the element around a list. */
export interface Answer {
  readonly status: number;
  readonly root: string;
  readonly body: unknown;
}

export const ok = (root: string, body: unknown): Answer => ({ status: 200, root, body });

export const failure = (status: number, error: string): Answer => ({
  status,
  root: 'error',
  body: { error },
});

export const notFound = (): Answer => failure(404, 'not found');

export const badRequest = (error: string): Answer => failure(400, error);

export const xml = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(XML.build(body), { status, headers: { 'content-type': 'application/xml', ...headers } });

/** Whether only XML is accepted. The default is JSON. */
export const wantsXml = (accept: string | null): boolean =>
  accept !== null && /xml/i.test(accept) && !/json|\*\/\*/i.test(accept);

const xmlBody = ({ root, body }: Answer): unknown => {
  if (Array.isArray(body)) return { [`${root}${root.endsWith('s') ? 'es' : 's'}`]: { [root]: body } };
  return root === 'error' ? body : { [root]: body };
};

export const encode = (answer: Answer, accept: string | null): Response =>
  wantsXml(accept)
    ? xml(xmlBody(answer), answer.status, PROVISIONING_HEADERS)
    : jsonAnswer(answer.body, answer.status, PROVISIONING_HEADERS);
