import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { webhookRequest } from '../../../functions/transfer/webhook-request.ts';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { CALLER, MASK } from '../numbers/masks.ts';
import type { BodyForm } from './events.ts';
import { makeEvent } from './events.ts';
import type { Parameters, SignedCarrier } from './signed-carriers.ts';
import { formBody } from './signed-carriers.ts';

/** With the stage of an API Gateway, which stands before our paths. */
export const STAGE = '/prod';
export const PUBLIC_URL = `https://mask.example.com${STAGE}`;

/** What a carrier says of a call to {@link MASK}. */
export const callParameters = ({ account, callId }: SignedCarrier, changes: Parameters = {}): Parameters => ({
  CallSid: callId,
  AccountSid: account,
  From: CALLER,
  To: MASK,
  CallStatus: 'ringing',
  Direction: 'inbound',
  ...changes,
});

export interface SendOptions {
  readonly parameters?: Parameters;
  /** Of the path. Left out: the one of the carrier's name. */
  readonly connection?: string;
  readonly ticket?: string;
  readonly event?: string;
  readonly signedBy?: 'previous' | 'stranger';
  readonly atSeconds?: number;
  readonly form?: BodyForm;
  readonly publicUrl?: string;
  /** Headers that are added, or put in the place of the signature's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Put in the place of what was signed. */
  readonly body?: string;
}

/** A carrier event as API Gateway hands it on, signed for the address that it is sent to. */
export const signedEvent = (carrier: SignedCarrier, options: SendOptions = {}): APIGatewayProxyEventV2 => {
  const { parameters = callParameters(carrier), connection = carrier.carrier, ticket, event } = options;
  const { publicUrl = PUBLIC_URL, atSeconds, form } = options;
  const path = `/calls/${connection}${ticket === undefined ? '' : `/after/${ticket}`}`;
  const url = `${publicUrl}${path}${event === undefined ? '' : `?event=${event}`}`;
  const body = formBody(parameters);
  const sent = { url, parameters, body, ...(atSeconds !== undefined && { atSeconds }) };
  return makeEvent(
    {
      method: 'POST',
      path: ticket === undefined ? '/calls/{connection}' : '/calls/{connection}/after/{ticket}',
      rawPath: `${new URL(publicUrl).pathname.replace(/\/$/, '')}${path}`,
      parameters: { connection, ...(ticket !== undefined && { ticket }) },
      query: { ...(event !== undefined && { event }) },
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        ...carrier.sign(sent, options.signedBy),
        ...options.headers,
      },
      body: options.body ?? body,
    },
    form,
  );
};

/** The same, as the call flow gets it. */
export const signedRequest = (carrier: SignedCarrier, options: SendOptions = {}): WebhookRequest =>
  webhookRequest(signedEvent(carrier, options));

/** The same with the address whole, as a protocol gets it. */
export const wholeRequest = (carrier: SignedCarrier, options: SendOptions = {}): WebhookRequest => {
  const request = signedRequest(carrier, options);
  return { ...request, url: `${options.publicUrl ?? PUBLIC_URL}${request.url}` };
};
