import { describe, expect, test } from '@jest/globals';
import { readNumber } from '../../../../../lib/carriers/telnyx/numbers/account-number.ts';
import { readOrder } from '../../../../../lib/carriers/telnyx/orders/number-order.ts';
import { orderStateOf } from '../../../../../lib/carriers/telnyx/orders/order-state.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const NOW_MS = Date.parse('2026-11-20T12:00:00Z');
const OURS = `callmask:0123456789abcdef:${MASK}`;
const JUST_NOW = '2026-11-20T11:59:00Z';
const LONG_AGO = '2026-10-01T12:00:00Z';

type Json = Readonly<Record<string, unknown>>;

const judged = (found: Json | undefined, ...orders: readonly Json[]) =>
  orderStateOf({
    found: readNumber(found && { id: '1', phone_number: MASK, ...found }),
    orders: orders.flatMap((order) => readOrder({ id: '2', ...order }, MASK) ?? []),
    installation: '0123456789abcdef',
    nowMs: NOW_MS,
  });

describe('a number on the account', () => {
  test.each([
    ['active', { customer_reference: OURS, status: 'active' }, { kind: 'managed', origin: 'bought' }],
    [
      'imported',
      { customer_reference: `callmask-imported:0123456789abcdef:${MASK}` },
      { origin: 'imported' },
    ],
    ['of another', { customer_reference: `callmask:fedcba9876543210:${MASK}` }, { kind: 'unmanaged' }],
    ['named by hand', { customer_reference: 'hotline' }, { kind: 'unmanaged' }],
    ['named by nobody', {}, { kind: 'unmanaged' }],
    ['being bought', { customer_reference: OURS, status: 'purchase-pending' }, { kind: 'pending' }],
    ['being set up', { customer_reference: OURS, status: 'provision-pending' }, { isUndocumented: false }],
    [
      'in want of a document',
      { customer_reference: OURS, status: 'requirement-info-pending' },
      { kind: 'pending', isUndocumented: true },
    ],
    ['deleted', { customer_reference: OURS, status: 'deleted' }, { kind: 'none' }],
    ['not to be had', { customer_reference: OURS, status: 'purchase-failed' }, { kind: 'none' }],
    ['ported out', { customer_reference: OURS, status: 'ported-out' }, { kind: 'none' }],
    ['in a state that we do not know', { customer_reference: OURS, status: 'new' }, { kind: 'managed' }],
  ])('that is %s', (_what, found, state) => {
    expect(judged(found)).toMatchObject(state);
  });

  test.each([
    ['bought at the time of our order', JUST_NOW, JUST_NOW, 'managed'],
    ['bought long after our order', LONG_AGO, JUST_NOW, 'unmanaged'],
    ['bought long before our order', JUST_NOW, LONG_AGO, 'unmanaged'],
    ['bought nobody knows when', JUST_NOW, undefined, 'unmanaged'],
    ['ordered nobody knows when', undefined, JUST_NOW, 'unmanaged'],
  ])('without a reference, %s', (_what, created_at, purchased_at, kind) => {
    expect(judged({ purchased_at }, { status: 'success', created_at })).toMatchObject({ kind });
  });

  test('without a reference whose order of ours is under way is no foreign one', () => {
    expect(judged({ status: 'purchase-pending' }, { status: 'pending' })).toMatchObject({ kind: 'pending' });
  });

  test.each([
    ['was bought by us', OURS, 'bought'],
    ['was imported', `callmask-imported:0123456789abcdef:${MASK}`, 'imported'],
  ])('that %s and lacks a document later stays ours', (_what, customer_reference, origin) => {
    const found = { customer_reference, status: 'requirement-info-pending' };
    expect(judged(found, { status: 'success', created_at: LONG_AGO })).toMatchObject({
      kind: 'managed',
      origin,
    });
    expect(judged(found, { status: 'success' }, { status: 'pending' }).kind).toBe(
      origin === 'imported' ? 'managed' : 'pending',
    );
  });

  test('that somebody else has named is foreign, whatever we ordered', () => {
    const found = { customer_reference: 'hotline', purchased_at: JUST_NOW };
    expect(judged(found, { status: 'success', created_at: JUST_NOW })).toMatchObject({ kind: 'unmanaged' });
  });
});

describe('an order of a number that is not on the account', () => {
  test.each([
    ['there is none', [], { kind: 'none', wasDelivered: false }],
    ['is under way', [{ status: 'pending' }], { kind: 'pending', isUndocumented: false }],
    ['is in a state that we do not know', [{ status: 'new' }], { kind: 'pending' }],
    ['says nothing of its state', [{}], { kind: 'pending' }],
    ['was cancelled', [{ status: 'cancelled', updated_at: JUST_NOW }], { kind: 'failed' }],
    ['has failed', [{ status: 'failure', updated_at: JUST_NOW }], { kind: 'failed' }],
    ['has failed, nobody knows when', [{ status: 'failure' }], { kind: 'failed' }],
    ['has failed long ago', [{ status: 'failure', updated_at: LONG_AGO }], { kind: 'none' }],
    ['was just delivered', [{ status: 'success', updated_at: JUST_NOW }], { wasDelivered: true }],
    ['was delivered and released', [{ status: 'success', updated_at: LONG_AGO }], { wasDelivered: false }],
    [
      'is under way again',
      [
        { status: 'failure', created_at: JUST_NOW },
        { status: 'pending', created_at: LONG_AGO },
      ],
      { kind: 'pending' },
    ],
    [
      'has failed after one was delivered',
      [
        { status: 'success', created_at: LONG_AGO },
        { status: 'failure', created_at: JUST_NOW },
      ],
      { kind: 'failed' },
    ],
    [
      'has failed because one before it was just delivered',
      [
        { status: 'failure', created_at: JUST_NOW, updated_at: JUST_NOW },
        { status: 'success', created_at: LONG_AGO, updated_at: JUST_NOW },
      ],
      { kind: 'none', wasDelivered: true },
    ],
    ...[{ created_at: JUST_NOW }, {}].flatMap((made) => [
      [
        `has failed, and is the first listed of two made at one time (${JSON.stringify(made)})`,
        [
          { status: 'failure', ...made, updated_at: JUST_NOW },
          { status: 'success', ...made, updated_at: LONG_AGO },
        ],
        { kind: 'failed' },
      ] as const,
      [
        `was delivered, and is the first listed of two made at one time (${JSON.stringify(made)})`,
        [
          { status: 'success', ...made, updated_at: LONG_AGO },
          { status: 'failure', ...made, updated_at: JUST_NOW },
        ],
        { kind: 'none', wasDelivered: false },
      ] as const,
    ]),
    ['wants a document', [{ status: 'pending', requirements_met: false }], { isUndocumented: true }],
    [
      'wants a document for the number',
      [
        {
          status: 'pending',
          requirements_met: true,
          phone_numbers: [{ phone_number: MASK, status: 'pending', requirements_met: false }],
        },
      ],
      { isUndocumented: true },
    ],
    [
      'has its document looked at',
      [
        {
          status: 'pending',
          phone_numbers: [
            {
              phone_number: MASK,
              requirements_met: false,
              requirements_status: 'requirement-info-under-review',
            },
          ],
        },
      ],
      { kind: 'pending', isUndocumented: false },
    ],
    [
      'was successful but for this number',
      [{ status: 'success', phone_numbers: [{ phone_number: MASK, status: 'failure' }] }],
      { kind: 'failed' },
    ],
    ['is of another number', [{ phone_numbers: [{ phone_number: '+14155550199' }] }], { kind: 'none' }],
  ])('decides how we stand with the number: it %s', (_what, orders: readonly Json[], state) => {
    expect(judged(undefined, ...orders)).toMatchObject(state);
  });
});
