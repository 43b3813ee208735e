import { isRecord, parseJson } from '../../support/http/json.ts';
import { BARE_VERBS, SHAPES } from './document-fields.ts';
import { faultIn, listOf } from './field-rules.ts';

export type VerbValue = Readonly<Record<string, unknown>>;

export interface Step {
  readonly verb: string;
  /** An object, even for a verb that was written with `null`. */
  readonly value: VerbValue;
}

/** What a document does at an event. It applies to that document only. */
export interface Handler {
  readonly event: string;
  readonly next?: string;
  readonly say?: unknown;
}

export interface TropoDocument {
  readonly handlers: readonly Handler[];
  readonly steps: readonly Step[];
  /** Why it cannot be run; its handlers still apply. */
  readonly fault?: string;
}

const logSecurity = (value: unknown): readonly Step[] | string =>
  value === 'suppress' || value === 'none'
    ? [{ verb: 'generalLogSecurity', value: { value } }]
    : 'generalLogSecurity must be "suppress" or "none"';

const bareStep = (verb: string, value: unknown): readonly Step[] | string =>
  value === null || value === 'null' || isRecord(value)
    ? [{ verb, value: isRecord(value) ? value : {} }]
    : `${verb} takes nothing: null, {} or "null"`;

/** `say` and `on` may hold a list, which stands for several of them in a row. */
const shapedSteps = (verb: string, value: unknown): readonly Step[] | string => {
  const shape = Object.hasOwn(SHAPES, verb) ? SHAPES[verb] : undefined;
  if (shape === undefined) return `unknown verb ${verb}`;
  if (Array.isArray(value) && verb !== 'say' && verb !== 'on') return `${verb} must be an object`;
  const values = listOf(value);
  for (const one of values) {
    const fault = isRecord(one) ? faultIn(shape, one) : 'must be an object';
    if (fault !== undefined) return `${verb} ${fault}`;
  }
  return values.filter(isRecord).map((one) => ({ verb, value: one }));
};

const readSteps = (element: unknown): readonly Step[] | string => {
  if (!isRecord(element)) return 'each element must be an object';
  const [entry, ...more] = Object.entries(element);
  if (entry === undefined || more.length > 0) return 'each element must have exactly one key';
  const [verb, value] = entry;
  if (verb === 'generalLogSecurity') return logSecurity(value);
  return BARE_VERBS.includes(verb) ? bareStep(verb, value) : shapedSteps(verb, value);
};

const handlerOf = (value: VerbValue): Handler => ({
  event: String(value['event']),
  ...(typeof value['next'] === 'string' && { next: value['next'] }),
  ...(value['say'] ? { say: value['say'] } : {}),
});

const broken = (fault: string): TropoDocument => ({ handlers: [], steps: [], fault });

/** Reads the document of an application. A document that cannot be read has a `fault`. */
export const readDocument = (text: string): TropoDocument => {
  const parsed = parseJson(text);
  if (parsed === undefined) return broken('the answer is not JSON');
  const list = isRecord(parsed) ? parsed['tropo'] : undefined;
  if (!Array.isArray(list)) return broken('the answer has no list named tropo');
  const read = list.map(readSteps);
  const all = read.flatMap((one) => (typeof one === 'string' ? [] : one));
  const steps = all.filter(({ verb }) => verb !== 'on');
  const isCrowded = steps.length > 1 && steps.some(({ verb }) => verb === 'redirect');
  const fault =
    read.find((one) => typeof one === 'string') ?? (isCrowded ? 'redirect must stand alone' : undefined);
  return {
    handlers: all.filter(({ verb }) => verb === 'on').map(({ value }) => handlerOf(value)),
    steps,
    ...(fault !== undefined && { fault }),
  };
};
