/** An element of a document. What has no value is left out. */
export interface Verb {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, number | string | undefined>>;
  /** A text, or elements. */
  readonly content?: string | readonly Verb[];
}

/** The document, whatever the texts in it are: none can end its element or begin another. */
export const writeXml = (root: Verb): string => `<?xml version="1.0" encoding="UTF-8"?>${write(root)}`;

const write = ({ name, attributes = {}, content = '' }: Verb): string => {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .reduce((tag, [attribute, value]) => `${tag} ${attribute}="${escaped(String(value))}"`, `<${name}`);
  const inside = typeof content === 'string' ? escaped(content) : content.map(write).join('');
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`;
};

/** What XML has no way to write: control characters, halves of characters, and two that stand for no character. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
