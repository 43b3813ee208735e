import { KEY } from '../../../support/calls/call-world.ts';
import { makeEvent } from '../../../support/calls/events.ts';
import { makeSession } from '../../../support/calls/tropo-events.ts';

/** How Tropo has told of the two numbers of a call: which it is decides how many rows may matter. */
export const SHAPES = {
  /** Any country's number could have these digits, so both spellings of both numbers are read. */
  'ten digits': (number: string) => ({ id: number.slice(-10), channel: 'VOICE', network: 'SIP' }),
  /** With its country code there is nothing to guess. */
  E164: (number: string) => ({
    id: number.slice(-10),
    e164Id: number.slice(1),
    name: number,
    channel: 'VOICE',
    network: 'SIP',
  }),
} as const;

export type Shape = keyof typeof SHAPES;

export const sessionOf = (shape: Shape, caller: string, mask: string) =>
  makeSession({ to: SHAPES[shape](mask), from: SHAPES[shape](caller) });

/** What API Gateway hands to the function when Tropo asks where a call goes. */
export const callEvent = (shape: Shape, caller: string, mask: string) =>
  makeEvent({
    method: 'POST',
    path: '/transfer/{key}',
    parameters: { key: KEY },
    body: sessionOf(shape, caller, mask),
  });
