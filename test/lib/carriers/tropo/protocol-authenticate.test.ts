import { describe, expect, test } from '@jest/globals';
import type { CarrierEvent } from '../../../../lib/calls/carrier-event.ts';
import type { WebhookKey } from '../../../../lib/carriers/protocol.ts';
import { tropoProtocol } from '../../../../lib/carriers/tropo/protocol.ts';
import { ACCOUNT, makeResult, makeSession, makeWebhook } from '../../../support/calls/tropo-events.ts';
import { NOW_SECONDS } from '../../../support/numbers/masks.ts';

describe('a request is genuine', () => {
  const call = tropoProtocol.read(makeWebhook(makeSession()));
  const ended = tropoProtocol.read(makeWebhook(makeResult(), { event: 'continue' }));
  const verdict = (
    event: CarrierEvent | undefined,
    webhookKey: WebhookKey | undefined,
    after = 0,
    isBound = true,
  ) =>
    tropoProtocol.authenticate({
      event,
      isBound,
      webhookKey,
      nowSeconds: NOW_SECONDS + after,
    });
  const tropo = { connection: 'tropo' } as const;
  const bound = { ...tropo, account: ACCOUNT };
  const foreign = { ...tropo, account: '1' };
  const ending = { ...bound, endsAtSeconds: NOW_SECONDS };
  const hours = (count: number) => count * 3600;

  test.each<[string, CarrierEvent | undefined, WebhookKey | undefined, number, 'genuine' | 'not-ours']>([
    ['with a key of any account', call, tropo, 0, 'genuine'],
    ['with the key of its account', call, bound, 0, 'genuine'],
    ['a text, with the key of its account', { kind: 'text', id: '', account: ACCOUNT }, bound, 0, 'genuine'],
    [
      'a launch, with the key of its account',
      { kind: 'launch', id: '', account: ACCOUNT },
      bound,
      0,
      'genuine',
    ],
    ['a result, which names no account', ended, foreign, 0, 'genuine'],
    ['what cannot be read, with any key', undefined, bound, 0, 'genuine'],
    ['until the key ends', call, ending, -1, 'genuine'],
    ['a result for four hours more', ended, ending, hours(4) - 1, 'genuine'],
    ['not: without a key', call, undefined, 0, 'not-ours'],
    ['not: a result without a key', ended, undefined, 0, 'not-ours'],
    ['not: what cannot be read, without a key', undefined, undefined, 0, 'not-ours'],
    [
      'not: of another account’s screening, which names none',
      { kind: 'screening', id: '', pressed: '1' },
      foreign,
      0,
      'not-ours',
    ],
    ['not: of another account', call, foreign, 0, 'not-ours'],
    ['not: a text of another account', { kind: 'text', id: '', account: '2' }, bound, 0, 'not-ours'],
    ['not: a launch of no account', { kind: 'launch', id: '', account: undefined }, bound, 0, 'not-ours'],
    ['not: when the key has ended', call, ending, 0, 'not-ours'],
    ['not: what cannot be read, four hours later', undefined, ending, hours(4), 'not-ours'],
    ['not: a result after four hours', ended, ending, hours(4), 'not-ours'],
  ])('or is not ours, by its key, account and time: %s', (_what, event, key, after, expected) => {
    const isBound = event === undefined || event.kind === 'ended';
    expect(verdict(event, key, after, isBound)).toBe(expected);
  });

  test('not: a result that is bound to no call, once the key has ended', () => {
    expect(verdict(ended, ending, 0, false)).toBe('not-ours');
    expect(verdict(ended, ending, -1, false)).toBe('genuine');
  });
});
