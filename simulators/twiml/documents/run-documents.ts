import { note } from '../../support/calls/call-report.ts';
import type { LiveCall } from '../calls/live-call.ts';
import { fault, warn } from '../calls/live-call.ts';
import type { Got } from '../webhooks/ask-application.ts';
import { checkAttributes } from './attributes.ts';
import type { CallTools, Ended, Link, Party, Scene, Verb, VerbOutcome } from './scene.ts';
import { dial } from './verbs/dial.ts';
import { hangup, redirect, reject } from './verbs/ending.ts';
import { gather } from './verbs/gather.ts';
import { pause, play, say } from './verbs/speaking.ts';
import type { XmlElement } from './xml.ts';
import { parseXml } from './xml.ts';

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['Dial', dial],
  ['Gather', gather],
  ['Hangup', hangup],
  ['Pause', pause],
  ['Play', play],
  ['Redirect', redirect],
  ['Reject', reject],
  ['Say', say],
]);

/** Stops applications that redirect in a circle. */
const MAX_DOCUMENTS = 50;
const BAD_XML = 12_100;

/** A document and its URL. */
interface Found {
  readonly root: XmlElement;
  readonly url: string;
}

/** The document, or the error that makes it unreadable. */
const read = (got: Got): XmlElement | Exclude<Got, { text: string }> => {
  if ('code' in got) return got;
  const root = parseXml(got.text);
  if (typeof root === 'string') return { code: BAD_XML, reason: `the document cannot be read: ${root}` };
  return root.name === 'Response' ? root : { code: BAD_XML, reason: `the root is <${root.name}>` };
};

/** Runs the application's documents for one call. */
export const makeRunDocuments = (call: LiveCall, tools: CallTools) => {
  const fetchOne = async (link: Link, party: Party): Promise<ReturnType<typeof read>> => {
    call.documents++;
    const { url, method } = link;
    const fields = { ...party.fields(), ...link.fields };
    return read(await tools.ask(call.sid, call.account, { url, method, fields }));
  };

  /** The document of a link or, if it fails, that of the fallback URL. */
  const find = async (link: Link, party: Party): Promise<Found | undefined> => {
    const first = await fetchOne(link, party);
    if ('name' in first) return { root: first, url: link.url };
    fault(call, first.code, first.reason);
    const { fallback } = party;
    if (fallback === undefined) return undefined;
    note(call, 'fallback', 'The carrier asks the fallback URL', { url: fallback.url });
    const fields = { ...link.fields, ErrorCode: String(first.code), ErrorUrl: link.url };
    const second = await fetchOne({ ...fallback, fields }, party);
    if ('name' in second) return { root: second, url: fallback.url };
    fault(call, second.code, second.reason);
    return undefined;
  };

  const runVerb = (element: XmlElement, scene: Scene): VerbOutcome | Promise<VerbOutcome> | undefined => {
    const verb = VERBS.get(element.name);
    if (verb === undefined) {
      warn(call, `<${element.name}> is not a verb`);
      return undefined;
    }
    for (const one of [element, ...element.children]) checkAttributes(one, call, tools.dialect);
    return verb(element, scene);
  };

  const runDocument = async ({ root, url }: Found, party: Party): Promise<VerbOutcome | undefined> => {
    const scene = { call, party, tools, documentUrl: url, perform };
    checkAttributes(root, call, tools.dialect);
    for (const element of root.children) {
      const outcome = await runVerb(element, scene);
      if (outcome !== undefined && outcome.kind !== 'next') return outcome;
    }
    return undefined;
  };

  /** Runs the document of a link. Returns the next link if the document leads on. */
  const runLink = async (link: Link, party: Party): Promise<Ended | Link> => {
    const document = await find(link, party);
    if (document === undefined) return 'failed';
    const outcome = await runDocument(document, party);
    if (outcome?.kind === 'go') return outcome.link;
    return outcome === undefined ? 'through' : 'over';
  };

  const perform = async (first: Link, party: Party): Promise<Ended> => {
    let link = first;
    while (call.documents < MAX_DOCUMENTS) {
      const ended = await runLink(link, party);
      if (typeof ended === 'string') return ended;
      link = ended;
    }
    fault(call, BAD_XML, `the carrier gives up after ${MAX_DOCUMENTS} documents`);
    return 'failed';
  };

  return perform;
};
