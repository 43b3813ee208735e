import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { asList, asRecord, asText } from '../../../lib/json.ts';
import { addKey, makeKey } from '../../../lib/table/webhook-keys.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { connectedTo, dial, sessionFor, sessionMessage } from '../call.ts';
import type { Answer, Message } from '../send.ts';
import { comparable } from '../send.ts';
import type { Target } from '../target.ts';

/** Every row, in one order. */
const rowsOf = async ({ table }: Target): Promise<string> => {
  const { Items = [] } = await table.client.send(
    new ScanCommand({ TableName: table.name, ConsistentRead: true }),
  );
  return JSON.stringify(Items.map((row) => JSON.stringify(row)).sort());
};

/** Sends the same again and again. */
const mustChangeNothing = async (target: Target, message: Message): Promise<Answer> => {
  const first = await target.send(target.apiUrl, message);
  const before = await rowsOf(target);
  for (let round = 1; round < target.rounds.replays; round += 1) {
    const again = await target.send(target.apiUrl, message);
    mustRepel(comparable(again) === comparable(first), 'the answers differ');
  }
  mustRepel((await rowsOf(target)) === before, 'rows of the table were changed');
  return first;
};

const replaySession: Attempt = {
  name: 'replayed session',
  tries: 'one genuine session again and again',
  run: async (target) => {
    const { mask, number } = target.victims.live;
    const answer = await mustChangeNothing(target, sessionMessage(target, sessionFor(target, mask)));
    mustServe(connectedTo(answer).join() === number, `the session got ${answer.status}`);
    return `${target.rounds.replays} times the same document, no row changed`;
  },
};

/** The path for the result of the call, with the call's ticket. */
const resultPath = (answer: Answer): string => {
  const verbs = asList(asRecord(JSON.parse(answer.body))?.['tropo']);
  const [path = ''] = verbs
    .map((verb) => asText(asRecord(asRecord(verb)?.['on'])?.['next']) ?? '')
    .filter(Boolean);
  return path;
};

const RESULT = {
  sessionId: 'another-call',
  state: 'ANSWERED',
  actions: { name: 'transfer', disposition: 'BUSY' },
};

const resultAt = (path: string): Message => ({ path, body: JSON.stringify({ result: RESULT }) });

const genuineResult = async (target: Target): Promise<Message> => {
  const answer = await dial(target, target.victims.live.mask);
  mustServe(answer.status === 200, `a call got ${answer.status}`);
  return resultAt(resultPath(answer));
};

const replayResult: Attempt = {
  name: 'replayed result',
  tries: "a call's ticket for another call",
  run: async (target) => {
    const message = await genuineResult(target);
    const answer = await mustChangeNothing(target, message);
    mustRepel(connectedTo(answer).length === 0, 'a number was called');
    mustServe(answer.status === 200, `a result got ${answer.status}`);
    return `${target.rounds.replays} times the same document, no row changed, no number called`;
  },
};

const forgedResult: Attempt = {
  name: 'forged ticket',
  tries: 'results with a ticket of ours bent, and under another key',
  run: async (target) => {
    const { path } = await genuineResult(target);
    const otherKey = makeKey();
    await addKey(target.table, otherKey, { connection: 'tropo' });
    const paths = [
      path.replace(/\.[0-9a-f]{16}\./, '.0123456789abcdef.'),
      path.replace(/after\/[^.]+/, 'after/msk_other'),
      path.replace(/[\w-]{43}(?=\?|$)/, 'A'.repeat(43)),
      path.replace(/after\/[^?]+/, 'after/no-ticket-at-all'),
      path.replace(target.key, otherKey),
    ];
    for (const forged of paths) {
      const { status } = await target.send(target.apiUrl, resultAt(forged));
      mustRepel(status === 404 && forged !== path, `a forged one got ${status}`);
    }
    const genuine = await target.send(target.apiUrl, resultAt(path));
    mustServe(genuine.status === 200, `the genuine one got ${genuine.status}`);
    return `${paths.length} of them, 404 each`;
  },
};

export const REPLAYS: readonly Attempt[] = [replaySession, replayResult, forgedResult];
