import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { fictionalNumbers, inTurn } from '../../../cli/attack/numbers.ts';
import { send } from '../../../cli/attack/send.ts';
import { SIGNING_CARRIERS } from '../../../cli/attack/signing-carriers.ts';
import type { Target } from '../../../cli/attack/target.ts';
import type { Handle } from '../../../simulators/support/http/loopback.ts';
import type { TestTable } from '../../support/table/table.ts';

const STRANGER = '+17195550142';

const DOCUMENT = {
  tropo: [
    { transfer: { to: STRANGER } },
    { on: { event: 'incomplete', next: '/transfer/key-of-the-carrier/after/ticket' } },
  ],
};

/** A stack and a carrier without any defence: whoever asks gets what they want, calls go to a stranger. */
export const makeOpenDoor = (table: TestTable): Handle => {
  let calls = 0;
  const bought: object[] = [];
  const note = () => {
    calls += 1;
    return table.client.send(
      new PutCommand({ TableName: table.name, Item: { pk: `CALL#${calls}`, sk: 'CALL' } }),
    );
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/transfer')) {
      await note();
      return Response.json(DOCUMENT);
    }
    if (pathname === '/nothing-is-here') {
      return Response.json({ message: 'Not Found' }, { status: 404 });
    }
    if (pathname.startsWith('/v1/applications/')) {
      return Response.json(bought);
    }
    return anything(request, pathname, bought);
  };
};

const anything = (request: Request, pathname: string, bought: object[]): Response => {
  if (pathname === '/masks' && request.method === 'POST') {
    bought.push({ type: 'number' });
    return Response.json({ mask: STRANGER }, { status: 201 });
  }
  return Response.json({ masks: [{ mask: STRANGER, etag: 'of-the-row' }] });
};

/** A stack that turns everybody away, and so repels every attack. */
export const closedDoor: Handle = async () => Response.json({ message: 'Not Found' }, { status: 404 });

const victim = (line: number) => ({
  mask: `+141555501${line}`,
  number: `+141055501${line}`,
});

/** Something to attack that is no Callmask. */
export const makeStubTarget = (url: string, table: TestTable): Target => {
  const requests = inTurn(['GetItem', 'BatchGetItem', 'Query']);
  return {
    apiUrl: url,
    simulatorUrl: url,
    key: 'key-of-the-carrier-0123456789',
    table,
    limits: { masksPerNumber: 2, masksPerDay: 5, callsPerMinutePerMask: 5, callsPerMinutePerCaller: 5 },
    // More than twice the limits: a minute may end meanwhile.
    rounds: { replays: 3, guesses: 2, calls: 12, createsForOne: 5, creates: 12 },
    victims: { live: victim(10), other: victim(11), released: victim(12), expired: victim(13) },
    signing: SIGNING_CARRIERS,
    send,
    refusals: () => [],
    written: () => '',
    takeTableRequests: () => [{ operation: requests(), keys: 0 }],
    nextNumber: inTurn(fictionalNumbers('people')),
    nextCaller: inTurn(fictionalNumbers('callers')),
    nextCallId: inTurn(['a'.repeat(32), 'b'.repeat(32)]),
    nowMs: Date.now,
  };
};
