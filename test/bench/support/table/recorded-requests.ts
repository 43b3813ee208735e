import { passOn } from '../../../../cli/attack/pass-on.ts';
import { listen } from '../../../../local/server/listen.ts';

/** One request to the table as it came. */
export interface WireRequest {
  /** `GetItem` */
  readonly action: string;
  readonly body: string;
}

/** The same, as lib-dynamodb takes it. */
export interface TableRequest {
  readonly action: 'DeleteItem' | 'GetItem' | 'PutItem';
  readonly input: Readonly<Record<string, unknown>>;
}

/** Those that were under way at once stand together. */
export type Steps = readonly (readonly TableRequest[])[];

export interface Recorder {
  readonly url: string;
  /** What has come since the last time; those that were under way at once stand together. */
  readonly take: () => readonly (readonly WireRequest[])[];
  readonly stop: () => Promise<void>;
}

/** Stands before a table and keeps what a function asks of it: its own requests, not what we believe they are. */
export const startRecorder = async (endpoint: string): Promise<Recorder> => {
  let steps: WireRequest[][] = [];
  let underWay = 0;
  const { url, stop } = await listen(async (request) => {
    const body = await request.text();
    const step = underWay > 0 ? steps.at(-1) : undefined;
    const made = { action: request.headers.get('x-amz-target')?.split('.').at(-1) ?? '', body };
    steps = step === undefined ? [...steps, [made]] : [...steps.slice(0, -1), [...step, made]];
    underWay += 1;
    try {
      return await passOn(endpoint, request, body);
    } finally {
      underWay -= 1;
    }
  }, 0);
  const take: Recorder['take'] = () => {
    const taken = steps;
    steps = [];
    return taken;
  };
  return { url, take, stop };
};

const ACTIONS = ['DeleteItem', 'GetItem', 'PutItem'] as const;

/** Makes of what came what a client can send again. @throws Error for an action that no creation needs */
export const replayable = (steps: ReturnType<Recorder['take']>): Steps =>
  steps.map((step) => step.map(requestOf));

const requestOf = ({ action: name, body }: WireRequest): TableRequest => {
  const action = ACTIONS.find((one) => one === name);
  if (action === undefined) {
    throw new Error(`${name} cannot be replayed.`);
  }
  const { Item, Key, ExpressionAttributeValues, ...rest } = JSON.parse(body) as WireInput;
  const rows = { Item, Key, ExpressionAttributeValues };
  const plain = Object.entries(rows).flatMap(([part, wire]) => (wire ? [[part, plainMap(wire)]] : []));
  return { action, input: { ...rest, ...Object.fromEntries(plain) } };
};

type WireMap = Readonly<Record<string, WireValue>>;

/** A value as DynamoDB spells it: its type, and then itself. */
interface WireValue {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly L?: readonly WireValue[];
  readonly M?: WireMap;
}

interface WireInput {
  readonly Item?: WireMap;
  readonly Key?: WireMap;
  readonly ExpressionAttributeValues?: WireMap;
  readonly [other: string]: unknown;
}

const plainMap = (map: WireMap): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plainOf(value)]));

const plainOf = ({ S, N, BOOL, L, M }: WireValue): unknown =>
  S ?? BOOL ?? L?.map(plainOf) ?? (M === undefined ? Number(N) : plainMap(M));
