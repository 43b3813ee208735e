import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isRecord } from '../../support/http/json.ts';

/** An element of a document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, without that of its children. */
  readonly text: string;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const ONLY_CHARACTERS_OF_XML = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const UNKNOWN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

/** An element or a text, as the parser gives it. */
type Node = Readonly<Record<string, unknown>>;

const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const elementsIn = (nodes: readonly Node[]): readonly XmlElement[] =>
  nodes.flatMap((node) =>
    Object.keys(node)
      .filter((key) => key !== ATTRIBUTES && key !== TEXT)
      .map((name) => elementFrom(name, node[ATTRIBUTES] ?? {}, nodesIn(node[name]))),
  );

const elementFrom = (name: string, attributes: object, content: readonly Node[]): XmlElement => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
  children: elementsIn(content),
  text: content.map((node) => String(node[TEXT] ?? '')).join(''),
});

/** The root element, or why the text is not well-formed XML. */
export const parseXml = (text: string): XmlElement | string => {
  if (!ONLY_CHARACTERS_OF_XML.test(text)) return 'it contains a character that XML does not allow';
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'it contains a document type';
  if (UNKNOWN_ENTITY.test(text)) return 'it contains an & that begins no known entity';
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return verdict.err.msg;
  const [root, ...others] = elementsIn(nodesIn(PARSER.parse(text)));
  if (root === undefined || others.length > 0) return 'it does not have exactly one root';
  return root;
};
