import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

export const SESSION_ID = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const ACCOUNT = '62001';

/** A call as Tropo tells it: ten digits on both sides, the rest null. */
export const makeSession = (changes: Fields = {}) => ({
  session: {
    id: SESSION_ID,
    accountId: ACCOUNT,
    timestamp: '2026-11-20T12:00:00.000Z',
    userType: 'HUMAN',
    initialText: null,
    callId: 'a0b1c2d3e4f5061728394a5b6c7d8e9f',
    to: { id: '4155550123', name: null, channel: 'VOICE', network: 'SIP' },
    from: { id: '2125550187', name: null, channel: 'VOICE', network: 'SIP' },
    headers: { 'x-sid': '1', 'Request URI': 'sip:4155550123@192.0.2.1;transport=udp' },
    ...changes,
  },
});

/** The end of a call that was connected for 145 s. `null` leaves the action out. */
export const makeResult = (changes: Fields = {}, action: Fields | null = {}) => ({
  result: {
    sessionId: SESSION_ID,
    callId: 'a0b1c2d3e4f5061728394a5b6c7d8e9f',
    state: 'ANSWERED',
    sessionDuration: 158,
    sequence: 1,
    complete: true,
    error: null,
    ...(action && {
      actions: { name: 'transfer', duration: 149, connectedDuration: 145, disposition: 'SUCCESS', ...action },
    }),
    ...changes,
  },
});

interface Address {
  readonly key?: string;
  readonly ticket?: string;
  readonly event?: string;
}

/** What Tropo sends, as the handler hands it on. Bytes are sent as they are, a text as UTF-8, the rest as JSON. */
export const makeWebhook = (body: unknown, { event, ...parameters }: Address = {}): WebhookRequest => ({
  method: 'POST',
  url: `/transfer/${parameters.key}`,
  parameters,
  query: { event },
  headers: { 'content-type': 'application/json' },
  body:
    body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
