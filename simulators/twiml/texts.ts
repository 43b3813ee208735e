import type { Input } from '../support/control/control-input.ts';
import { optionalText, requiredText } from '../support/control/control-input.ts';
import { readings } from '../support/stock/readings.ts';
import type { IncomingNumber } from './accounts/incoming-number.ts';
import { methodOf } from './accounts/incoming-number.ts';
import type { PlaceCallDependencies } from './calls/place-call.ts';
import { accountOf, calledNumber } from './calls/place-call.ts';
import type { XmlElement } from './documents/xml.ts';
import { parseXml } from './documents/xml.ts';

/** A text that a document sends. */
interface Message {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly media: readonly string[];
  /** The carrier's error, if it does not send it. */
  readonly code?: number;
}

const FOREIGN_SENDER = 21_606;
const CHARACTERS_PER_SEGMENT = 160;

const within = ({ children }: XmlElement, name: string): readonly string[] =>
  children.filter((child) => child.name === name).map(({ text }) => text);

const messagesIn = (root: XmlElement, play: PlaceCallDependencies, owned: IncomingNumber, writer: string) =>
  root.children
    .filter(({ name }) => name === 'Message')
    .map((element): Message => {
      const { from = owned.number, to = writer } = element.attributes;
      const text = within(element, 'Body')[0] ?? element.text;
      const isOwn = play.book.byNumber(from)?.accountSid === owned.accountSid;
      return { from, to, text, media: within(element, 'Media'), ...(!isOwn && { code: FOREIGN_SENDER }) };
    });

/** `POST /simulator/texts`: a person sends a text to an owned number. */
export const sendText = async (play: PlaceCallDependencies, input: Input) => {
  const owned = calledNumber(play, requiredText(input, 'to'));
  const account = accountOf(play, owned);
  const written = optionalText(input, 'from')?.trim() || '+14075550199';
  const from = readings(written)[0] ?? written;
  const text = optionalText(input, 'text') ?? '';
  const sid = play.dialect.sidFrom('SM', play.randomId());
  const url = owned.fields.SmsUrl;
  if (url === undefined) return { id: sid, state: 'swallowed', messages: [] };
  const fields = {
    MessageSid: sid,
    AccountSid: account.sid,
    From: from,
    To: owned.number,
    Body: text,
    NumMedia: '0',
    NumSegments: String(Math.max(1, Math.ceil(text.length / CHARACTERS_PER_SEGMENT))),
    ApiVersion: '2010-04-01',
  };
  const got = await play.ask(sid, account, { url, method: methodOf(owned.fields, 'SmsMethod'), fields });
  if ('code' in got) return { id: sid, state: 'failed', code: got.code, messages: [] };
  const root = got.text === '' ? undefined : parseXml(got.text);
  if (typeof root === 'string') return { id: sid, state: 'failed', code: 12_100, messages: [] };
  return { id: sid, state: 'delivered', messages: root ? messagesIn(root, play, owned, from) : [] };
};
