import { asRecord } from '../../../lib/json.ts';
import type { Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

/** The type that carriers send forms with. */
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** What may have become of the body as a whole. */
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
      variant(text, 'The type of the body has been lost: it is a form, and says something else.', PASS_ON),
      variant(Buffer.from(text, 'base64'), 'The body is in base64: it has not been decoded.', DECODE),
      ...formsIn(text).map((form) =>
        variant(form, 'The form has been parsed, and was passed on as JSON.', PASS_ON),
      ),
      variant(
        text.replace(/\s+$/, ''),
        'There are line ends behind the body which the carrier did not send.',
        CAPTURE,
      ),
      variant(text.replace(/\r?\n/g, '\r\n'), 'The line ends of the body have been changed.', PASS_ON),
      variant('', 'The carrier has sent no body: what there is came from elsewhere.', PASS_ON),
    ];
  },
};

const PASS_ON = 'Let whatever stands before us pass the body and its type on as they are, byte for byte.';
const DECODE =
  'Decode it before it is checked, as isBase64Encoded says; in the capture, say "isBase64Encoded": true.';
const CAPTURE =
  'Most likely an editor has put them there: the request itself is right. If a proxy did, let it pass the body on as it is.';

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
