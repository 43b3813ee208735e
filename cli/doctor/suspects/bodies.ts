import { asRecord } from '../../../lib/json.ts';
import type { Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

/** The type that carriers send forms with. */
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Mistakes that change the whole body. */
export const bodies: Suspect = {
  name: 'the body in base64, as JSON, with line ends of an editor, or without its type',
  variants: (given) => {
    const { body, headers } = given.request;
    const text = Buffer.from(body).toString('utf8');
    const variant = (changed: Buffer | string, mistake: string, remedy: string): Variant =>
      asked(
        given,
        { body: Buffer.from(changed), headers: { ...headers, 'content-type': FORM_TYPE } },
        mistake,
        remedy,
      );
    return [
      variant(text, 'The body is a form, but its Content-Type says something else.', PASS_ON),
      variant(Buffer.from(text, 'base64'), 'The body is still in base64.', DECODE),
      ...formsIn(text).map((form) =>
        variant(form, 'A proxy or framework parsed the form and passed it on as JSON.', PASS_ON),
      ),
      variant(
        text.replace(/\s+$/, ''),
        'The body ends with line breaks that the carrier did not send.',
        CAPTURE,
      ),
      variant(text.replace(/\r?\n/g, '\r\n'), 'The line breaks in the body have been changed.', PASS_ON),
      variant('', 'The carrier sent no body. This one was added later.', PASS_ON),
    ];
  },
};

const PASS_ON =
  'Let the proxy, CDN or framework in front of the API pass body and Content-Type on unchanged.';
const DECODE =
  'Decode the body before the check if isBase64Encoded is true. In the file for doctor, write "isBase64Encoded": true.';
const CAPTURE =
  'Most likely an editor added them, and the request is right. If a proxy added them, let it pass the body on unchanged.';

/** A form that was turned into an object, as the carrier may have written it. */
const formsIn = (text: string): readonly string[] => {
  const entries = entriesIn(text);
  const plus = new URLSearchParams(entries).toString();
  return entries.length === 0 ? [] : [plus, plus.replaceAll('+', '%20')];
};

const entriesIn = (text: string): [string, string][] => {
  try {
    return Object.entries(asRecord(JSON.parse(text)) ?? {}).map(([name, value]) => [name, String(value)]);
  } catch {
    return [];
  }
};
