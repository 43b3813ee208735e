import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import type { MaskId } from '../../../lib/ids.ts';
import { makeLog } from '../../../lib/log/log.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import type { Address } from '../../support/calls/transfer.ts';
import { makeTransfer, post, putKey, putMask } from '../../support/calls/transfer.ts';
import { makeResult, makeSession } from '../../support/calls/tropo-events.ts';
import { CALLER, MASK, NUMBER } from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { LogLine } from '../../support/recording-log.ts';
import type { FaultyTable } from '../../support/table/faulty-table.ts';
import { startFaultyTable } from '../../support/table/faulty-table.ts';
import { linesWrittenBy, writtenBy } from '../../support/written-lines.ts';

const context = { requestId: 'request-1', durationMs: 42 };
const options = { metricsNamespace: 'Namespace', isQuiet: false, nowMs: () => 1_795_176_000_123 };

describe('an outcome', () => {
  const outcome: Outcome = { event: 'call-connected', mask: ownedMask().id, status: 200 };

  test('is one line, which is its metric as well: under the one dimension that alarms look at', () => {
    expect(linesWrittenBy(() => makeLog(options).write(outcome, context))).toEqual([
      {
        level: 'INFO',
        message: 'call-connected',
        timestamp: '2026-11-20T12:00:00.123Z',
        service: 'callmask',
        ...outcome,
        ...context,
        CallConnected: 1,
        _aws: {
          Timestamp: 1_795_176_000_123,
          CloudWatchMetrics: [
            {
              Namespace: 'Namespace',
              Dimensions: [['service']],
              Metrics: [{ Name: 'CallConnected', Unit: 'Count' }],
            },
          ],
        },
      },
    ]);
  });

  test('is not counted where no namespace was given', () => {
    const [line] = linesWrittenBy(() =>
      makeLog({ ...options, metricsNamespace: undefined }).write(outcome, context),
    );
    expect(line).toMatchObject(outcome);
    expect(line).not.toHaveProperty('_aws');
    expect(line).not.toHaveProperty('CallConnected');
  });

  test('is not written where only failures are asked for', () => {
    const log = makeLog({ ...options, isQuiet: true });
    const written = linesWrittenBy(() => {
      log.write(outcome, context);
      log.writeFailure({ event: 'fallback-played' }, context, new Error('down'));
    });
    expect(written).toMatchObject([{ level: 'ERROR', message: 'fallback-played' }]);
  });

  test('that is a refused call is counted by its reason as well', () => {
    const refused: Outcome = { event: 'call-refused', reason: 'owner-calling', status: 200 };
    const [line] = linesWrittenBy(() => makeLog(options).write(refused, context));
    expect(line).toMatchObject({ CallRefused: 1, CallRefusedOwnerCalling: 1 });
  });

  test('is counted once, however many came before', () => {
    const log = makeLog(options);
    const lines = linesWrittenBy(() => {
      log.write(outcome, context);
      log.write({ event: 'launch-ignored' }, context);
      log.write(outcome, context);
    });
    expect(lines.map(({ CallConnected, LaunchIgnored }) => [CallConnected, LaunchIgnored])).toEqual([
      [1, undefined],
      [undefined, 1],
      [1, undefined],
    ]);
  });

  test('that is a failure is an error, with what may be told of its cause', () => {
    const cause = new Problem('table-unavailable', 'down', { cause: new TypeError('inner') });
    const [line] = linesWrittenBy(() =>
      makeLog<Outcome>(options).writeFailure({ event: 'fallback-played', status: 200 }, context, cause),
    );
    expect(line).toMatchObject({
      level: 'ERROR',
      message: 'fallback-played',
      cause: { name: 'Problem', code: 'table-unavailable', cause: { name: 'TypeError' } },
      FallbackPlayed: 1,
    });
  });
});

/** The ways in which a number could stand in a text: as it is, national, digits, escaped for an address, grouped. */
const formsOf = (number: string): readonly string[] => {
  const digits = number.slice(1);
  const [area, exchange, line] = [digits.slice(1, 4), digits.slice(4, 7), digits.slice(7)];
  return [
    number,
    digits,
    digits.slice(1),
    encodeURIComponent(number),
    `${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line}`,
    `${area} ${exchange} ${line}`,
  ];
};
const KNOWN = [CALLER, MASK, NUMBER];
const FORMS = KNOWN.flatMap(formsOf);

/** None of those that are known, in none of its forms. */
const expectNoNumber = (written: string): void => {
  expect(written).not.toBe('');
  for (const form of FORMS) {
    expect(written).not.toContain(form);
  }
};

describe('no telephone number is written', () => {
  test.each(FORMS)('of an error, its causes and their slots, as %s', (form) => {
    const text = `{"to":"${form}"}\n    at ${form} (${form}:1:2)`;
    const inner = Object.assign(new SyntaxError(text), {
      code: form,
      path: form,
      $metadata: { requestId: form },
    });
    const outer = Object.assign(new Error(text, { cause: inner }), { name: form, number: form });
    for (const cause of [
      inner,
      outer,
      new Problem('table-unavailable', text, { cause: outer }),
      text,
      { form },
    ]) {
      const write = () => makeLog(options).writeFailure({ event: 'fallback-played' }, context, cause);
      expectNoNumber(writtenBy(write));
    }
  });

  describe('of a call, in whatever way it ends', () => {
    let faulty: FaultyTable;

    beforeAll(async () => {
      faulty = await startFaultyTable();
      await putKey(faulty.table);
      await putMask(faulty.table, ownedMask({ id: 'msk_random' as MaskId }));
    });
    afterAll(() => faulty.stop());

    const logged = ({ outcome, context: its, ...failure }: LogLine): void => {
      const log = makeLog(options);
      'cause' in failure ? log.writeFailure(outcome, its, failure.cause) : log.write(outcome, its);
    };
    const inId = { id: `${CALLER}-${MASK}-${NUMBER}`, callId: CALLER };

    test.each([
      ['connected', makeSession(inId)],
      ['refused', makeSession({ ...inId, to: { id: NUMBER.slice(2), name: NUMBER } })],
      ['a text', makeSession({ ...inId, to: { id: MASK, channel: 'TEXT' }, initialText: FORMS.join(' ') })],
      ['a launch', makeSession({ ...inId, to: undefined, parameters: { numberToDial: NUMBER } })],
      ['ended', makeResult({ sessionId: inId.id, calledid: NUMBER, error: NUMBER }, { calledid: NUMBER })],
      ['invalid', `{"session": ${FORMS.join('\n    at ')}`],
      ['of another key', makeSession(inId), { key: `no-key-${CALLER.slice(1)}-at-all` }],
    ])('the log names no number: %s', async (_how, body, address: Address = {}) => {
      const { handler, lines } = makeTransfer(faulty.behind);
      await post(handler, body, 'plain', address);
      expect(lines).toHaveLength(1);
      expectNoNumber(writtenBy(() => lines.forEach(logged)));
    });

    test.each(['throttle', 'reset', 'stall'] as const)(
      'a fallback message, because the table does %s',
      async (kind) => {
        faulty.proxy.fail({ kind });
        const { handler, lines } = makeTransfer(faulty.behind, { deadlineMs: 20 });
        await post(handler, makeSession(inId), 'plain');
        faulty.proxy.heal();
        expect(lines).toMatchObject([{ outcome: { event: 'fallback-played' } }]);
        expectNoNumber(writtenBy(() => lines.forEach(logged)));
      },
    );
  });
});
