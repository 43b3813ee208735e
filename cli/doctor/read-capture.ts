import { asList, asRecord, asText } from '../../lib/json.ts';
import type { CapturedRequest } from './captured-request.ts';

export const CAPTURE_HELP = `A request is kept in one of these ways:

  the text of it         POST /calls/twilio HTTP/1.1
                         Host: masks.example.com
                         X-Twilio-Signature: ...

                         CallSid=...&From=...
  JSON                   {"method": "POST", "url": "https://...", "headers": {...}, "body": "CallSid=..."}
                         "rawBody" instead of "body", and "isBase64Encoded": true, where it is so
  an event               of API Gateway (payload format 2.0), as a function got it

It holds numbers of people: delete it afterwards. None of them is printed.`;

/** @throws Error in words */
export const readCapture = (text: string): CapturedRequest => {
  const captured = /^\s*\{/.test(text) ? fromJson(text) : fromHttp(text);
  if (captured === undefined || captured.url === '') {
    throw new Error(`This is no request that can be read.\n\n${CAPTURE_HELP}`);
  }
  return captured;
};

type Fields = Readonly<Record<string, unknown>>;

const fromJson = (text: string): CapturedRequest | undefined => {
  const fields = parsed(text);
  return (
    fields && {
      method: methodIn(fields),
      url: urlIn(fields),
      headers: headersIn(fields),
      body: bodyIn(fields),
    }
  );
};

const parsed = (text: string): Fields | undefined => {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    // The parser's own words would quote the request.
    return undefined;
  }
};

const methodIn = (fields: Fields): string => {
  const ofEvent = asRecord(asRecord(fields['requestContext'])?.['http'])?.['method'];
  return (asText(fields['method']) ?? asText(ofEvent) ?? 'POST').toUpperCase();
};

const urlIn = (fields: Fields): string => {
  const query = asText(fields['rawQueryString']) ?? '';
  const path = asText(fields['rawPath']) ?? '';
  return asText(fields['url']) ?? asText(fields['path']) ?? `${path}${query === '' ? '' : `?${query}`}`;
};

/** An object, or a list of names and values, as in a HAR file. */
const headersIn = ({ headers }: Fields): Readonly<Record<string, string>> => {
  const listed = Array.isArray(headers)
    ? asList(headers).map((header): readonly unknown[] => {
        const { name, value } = asRecord(header) ?? {};
        return [name, value];
      })
    : Object.entries(asRecord(headers) ?? {});
  return Object.fromEntries(
    listed.map(([name, value]) => [String(name).toLowerCase(), String(asList(value)[0] ?? value)]),
  );
};

/** What a parser has made an object of is written down as JSON: what was lost by that is looked for later. */
const bodyIn = (fields: Fields): Buffer => {
  const body = fields['rawBody'] ?? fields['body'] ?? '';
  const text = asText(body) ?? JSON.stringify(body);
  return Buffer.from(text, fields['isBase64Encoded'] === true ? 'base64' : 'utf8');
};

const REQUEST_LINE = /^([A-Z]+) +(\S+)(?: +HTTP\/[\d.]+)?$/i;

const fromHttp = (text: string): CapturedRequest | undefined => {
  const [, head = '', body = ''] = /^([\s\S]*?)(?:\r?\n\r?\n([\s\S]*))?$/.exec(text.trimStart()) ?? [];
  const [first = '', ...lines] = head.split(/\r?\n/);
  const [, method, url] = REQUEST_LINE.exec(first.trim()) ?? [];
  if (method === undefined || url === undefined) {
    return undefined;
  }
  const headers = Object.fromEntries(lines.map(headerIn));
  const length = Number(headers['content-length'] ?? Number.NaN);
  const bytes = Buffer.from(body);
  return {
    method: method.toUpperCase(),
    url,
    headers,
    // What an editor has put behind it is no part of it.
    body: Number.isInteger(length) ? bytes.subarray(0, length) : bytes,
  };
};

const headerIn = (line: string): readonly [string, string] => {
  const [name = '', ...value] = line.split(':');
  return [name.trim().toLowerCase(), value.join(':').trim()];
};
