import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isRecord, parseJson } from '../../support/http/json.ts';

/** A request body as field names in lower case and their values: Tropo's documents spelt them in three ways. */
export type Fields = ReadonlyMap<string, unknown>;

/** Why a body cannot be read. */
type BodyFault = 'malformed' | 'unsupported';

type Encoding = 'form' | 'json' | 'xml';

const XML = new XMLParser({ parseTagValue: false, ignoreAttributes: false, attributeNamePrefix: '@' });

/** The encoding by `Content-Type`; `undefined` for a type that Tropo did not read. */
export const encodingOf = (contentType: string | null): Encoding | undefined => {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return /^(application|text)\/xml$/.test(type) ? 'xml' : undefined;
};

/** The text as nested records under its root element, or `undefined` when it is not XML. */
export const parseXml = (text: string): unknown => {
  try {
    return XMLValidator.validate(text) === true ? XML.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

const rootOf = (document: unknown): unknown => {
  if (!isRecord(document)) return undefined;
  const root = Object.entries(document).find(([name]) => !name.startsWith('?'))?.[1];
  return root === '' ? {} : root;
};

const PARSERS: Readonly<Record<'form' | 'json' | 'xml', (text: string) => unknown>> = {
  json: parseJson,
  form: (text) => Object.fromEntries(new URLSearchParams(text)),
  xml: (text) => rootOf(parseXml(text)),
};

/** The fields of a provisioning request, in any of the three encodings. An empty body has none, and nor has DELETE. */
export const readFields = async (request: Request): Promise<Fields | BodyFault> => {
  const text = request.method === 'DELETE' ? '' : await request.text();
  if (text.trim() === '') return new Map();
  const encoding = encodingOf(request.headers.get('content-type'));
  if (encoding === undefined) return 'unsupported';
  const record = PARSERS[encoding](text);
  if (!isRecord(record)) return 'malformed';
  return new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
};

/** A field as text. Some clients send numbers, as in `"prefix": 1407`. */
export const textField = (fields: Fields, name: string): string | undefined => {
  const value = fields.get(name.toLowerCase());
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};
