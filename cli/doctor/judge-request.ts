import type { SignedProtocol, SigningSecret, WebhookRequest } from '../../lib/carriers/protocol.ts';
import type { Diagnosis } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import type { Judgement, RequestOrder } from './judgement.ts';
import { missingHeaders } from './missing-headers.ts';
import { remarksOn } from './remarks.ts';
import { OUR_PATH } from './suspects/paths.ts';
import { splitUrl } from './suspects/split-url.ts';
import type { Case } from './suspects/suspect.ts';

/** Says whether a kept request is the carrier's, and if it does not look so, by which of the known mistakes. */
export const judgeRequest = (order: RequestOrder): Judgement => {
  const { captured, signing, protocol } = order;
  const missing = missingHeaders(captured.headers, signing);
  if (missing !== undefined) {
    return { ...missing, tried: ['the headers'], isGenuine: false };
  }
  const secret = secretIn(order);
  if (secret instanceof Error) {
    return {
      verdict: `The signing secret cannot be used. ${secret.message}`,
      advice: [`Write it anew. What signs is ${signing.key.words}.`],
      tried: ['the signing secret'],
      isGenuine: false,
    };
  }
  const given: Case = { request: webhookRequest(order), secret };
  const isSigned = ({ request, secret: other }: Case): boolean =>
    authenticates(protocol, { request, secret: other, nowSeconds: signedAt(order) });
  return judged(order, given, diagnose(given, order, signing.suspects, isSigned));
};

const secretIn = ({ protocol, signingSecret }: RequestOrder): Error | SigningSecret => {
  try {
    return protocol.parseSigningSecret(signingSecret);
  } catch (error) {
    return error as Error;
  }
};

/** A key that another carrier's would be is no key to some: then it has not signed. */
const authenticates = (
  protocol: RequestOrder['protocol'],
  evidence: Parameters<SignedProtocol['authenticate']>[0],
): boolean => {
  try {
    return protocol.authenticate(evidence) === 'genuine';
  } catch {
    return false;
  }
};

/** As the transfer function would see it: our path, behind the public URL. */
const webhookRequest = ({ captured, publicUrl, connection }: RequestOrder): WebhookRequest => {
  const { path, query } = splitUrl(captured.url);
  const own = OUR_PATH.exec(path)?.[2] ?? `/calls/${connection}`;
  return {
    method: captured.method,
    url: `${publicUrl}${own}${query}`,
    parameters: { connection },
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: captured.headers,
    body: captured.body,
  };
};

/** A kept request is old. Whether it is too old is another question than whether it is signed. */
const signedAt = ({ captured, signing: { timeHeader = '' }, nowSeconds }: RequestOrder): number =>
  Number(captured.headers[timeHeader] ?? nowSeconds);

const judged = (order: RequestOrder, given: Case, diagnosis: Diagnosis | undefined): Judgement => {
  const remarks = remarksOn(order, given);
  const tried = ['the request as it is', ...order.signing.suspects.map(({ name }) => name)];
  if (diagnosis === undefined) {
    return {
      verdict: `The signature matches with none of the known mistakes. Most likely it was made with another key than the one in the signing secret.`,
      advice: [`Compare the secret with ${order.signing.key.words}.`, ...remarks.whenLost],
      tried,
      isGenuine: false,
    };
  }
  const { mistakes } = diagnosis;
  if (mistakes.length > 0) {
    return {
      verdict: mistakes.map(({ mistake }) => mistake).join(' And: '),
      advice: [...new Set(mistakes.map(({ remedy }) => remedy)), ...remarks.always],
      tried,
      isGenuine: false,
    };
  }
  return {
    verdict: `The signature matches: ${order.signing.company} has sent the request, and nothing has changed it.`,
    advice: remarks.always,
    tried: tried.slice(0, 1),
    isGenuine: remarks.always.length === 0,
  };
};
