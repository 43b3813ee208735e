import { isRecord, parseJson } from '../../support/http/json.ts';
import { listOf } from '../documents/field-rules.ts';
import { wantsXml } from '../provisioning/answers.ts';
import { encodingOf, parseXml } from '../provisioning/bodies.ts';

/** The variables of a launch or a signal, as strings. */
export type Variables = Readonly<Record<string, string>>;

export type Format = 'form' | 'json' | 'xml';

/** The variables of a request, and the format of its answer. */
interface Asked {
  readonly variables: Variables;
  readonly format: Format;
}

export const toVariables = (record: Readonly<Record<string, unknown>>): Variables =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );

/** `<session><token>T</token><var name="myNum" value="1"/></session>`, or `<signal>exit</signal>`. */
const fromXml = (text: string): Variables => {
  const document = parseXml(text);
  const root = isRecord(document) ? (document['session'] ?? document['signal']) : undefined;
  if (typeof root === 'string') return { signal: root };
  if (!isRecord(root)) return {};
  const { var: variables, ...rest } = root;
  const named = listOf(variables)
    .filter(isRecord)
    .map((one) => [String(one['@name']), String(one['@value'] ?? '')]);
  return { ...toVariables(rest), ...Object.fromEntries(named) };
};

const fromJson = (text: string): Variables => {
  const parsed = parseJson(text);
  return isRecord(parsed) ? toVariables(parsed) : {};
};

const READERS: Readonly<Record<Format, (text: string) => Variables>> = {
  json: fromJson,
  xml: fromXml,
  form: (text) => Object.fromEntries(new URLSearchParams(text)),
};

/** The format in `Accept` or, without one, that of the request. */
const formatFor = (request: Request, sent: Format): Format => {
  const accept = request.headers.get('accept');
  if (accept?.includes('json')) return 'json';
  return wantsXml(accept) ? 'xml' : sent;
};

export const readVariables = async (request: Request): Promise<Asked> => {
  const inQuery = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return { variables: inQuery, format: formatFor(request, 'xml') };
  const encoding = encodingOf(request.headers.get('content-type')) ?? 'form';
  const variables = { ...inQuery, ...READERS[encoding](await request.text()) };
  return { variables, format: formatFor(request, encoding) };
};
