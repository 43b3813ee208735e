import type { MiddlewareObj } from '@middy/core';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiHandler } from '../../lib/api/api-handler.ts';
import { PROBLEM_TYPE, problemDocument, REQUEST_INVALID } from '../../lib/api/problem-document.ts';
import type { AnswerCall, AnsweredCall } from '../../lib/calls/answer-call.ts';
import { NOT_OURS } from '../../lib/calls/not-ours.ts';
import type { WebhookAnswer, WebhookRequest } from '../../lib/carriers/protocol.ts';
import { Problem } from '../../lib/errors/problem.ts';
import { toResult } from '../../lib/http/http-answer.ts';
import { requestIdOf } from '../../lib/http/request.ts';
import { makeStopwatch } from '../../lib/http/stopwatch.ts';
import type { Log } from '../../lib/log/log.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { CALL_ANSWER_MS, CALL_LEAST_MS } from '../../lib/time-limits.ts';
import { isTooLarge, webhookRequest } from './webhook-request.ts';

export interface CallHandlerDependencies {
  /** Makes the call flow, at start. If it throws, the first call tries again, and gets the fallback message if that fails too. */
  readonly prepare: () => AnswerCall;
  /** The fallback message for the connection that the path names. Must not throw. */
  readonly fallback: (parameters: WebhookRequest['parameters']) => WebhookAnswer;
  readonly log: Log<Outcome>;
  readonly nowMs: () => number;
  /** From the arrival of the webhook. */
  readonly deadlineMs?: number;
}

/** The HTTP stack of the call flow. A person is listening, so any failure on our side becomes the fallback message, status 200. */
export const callHandler = (tools: CallHandlerDependencies): ApiHandler => {
  const answerCall = preparedOnce(tools.prepare);
  const handler = middy<APIGatewayProxyEventV2, AnsweredCall>({ timeoutEarlyInMillis: 0 })
    .use(outcomeLine(tools))
    .onError((request) => {
      request.response = answerToFailure(tools, request.event, request.error);
    })
    .handler((event) =>
      within(timeLeft(tools, event), async () =>
        isTooLarge(event) ? TOO_LARGE : answerCall()(webhookRequest(event)),
      ),
    );
  return handler as unknown as ApiHandler;
};

/** The same for every address, so that nobody learns which of them exist. */
const TOO_LARGE: AnsweredCall = {
  answer: NOT_OURS,
  outcome: { event: 'webhook-not-ours', problem: 'body-too-large' },
};

/** Prepares at start without failing there: the first call logs a broken configuration and gets the fallback message. */
const preparedOnce = (prepare: () => AnswerCall): (() => AnswerCall) => {
  let prepared: AnswerCall | undefined;
  const prepareNow = (): AnswerCall => {
    prepared ??= prepare();
    return prepared;
  };
  try {
    prepareNow();
  } catch {
    // The first call tries again and logs why.
  }
  return prepareNow;
};

/**
 * The carrier has waited since the webhook arrived at the gateway: through a cold start, or behind other calls in this
 * process.
 */
const timeLeft = (
  { nowMs, deadlineMs = CALL_ANSWER_MS }: CallHandlerDependencies,
  event: APIGatewayProxyEventV2 | null,
): number => {
  const waitedMs = ageOf(event?.requestContext?.timeEpoch, nowMs);
  return Math.max(deadlineMs - waitedMs, Math.min(deadlineMs, CALL_LEAST_MS));
};

/** A broken clock costs no call. */
const ageOf = (arrivedAtMs: number | undefined, nowMs: () => number): number => {
  try {
    return arrivedAtMs ? Math.max(0, nowMs() - arrivedAtMs) : 0;
  } catch {
    return 0;
  }
};

const within = async <T>(deadlineMs: number, work: () => Promise<T>): Promise<T> => {
  const timer = Promise.withResolvers<never>();
  const timeout = setTimeout(
    () => timer.reject(new DOMException('Too slow for a call.', 'TimeoutError')),
    deadlineMs,
  );
  try {
    return await Promise.race([work(), timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
};

interface Failure extends AnsweredCall {
  readonly cause: unknown;
}

/** A request that no carrier would send gets a problem document. Any other failure is ours and gets the fallback message. */
const answerToFailure = (
  tools: CallHandlerDependencies,
  event: APIGatewayProxyEventV2,
  cause: unknown,
): Failure => {
  if (!(cause instanceof Problem && cause.code === 'request-invalid')) {
    const answer = tools.fallback(event?.pathParameters ?? {});
    return { answer, outcome: { event: 'fallback-played' }, cause };
  }
  const { status, body } = problemDocument(
    cause,
    { ...REQUEST_INVALID, detail: cause.detail, flaws: cause.flaws },
    requestIdOf(event),
  );
  const answer = { status, contentType: PROBLEM_TYPE, body };
  return { answer, outcome: { event: 'webhook-invalid', problem: 'request-invalid' }, cause };
};

/** Logs the outcome. If the log cannot be written, the call is answered all the same. */
const outcomeLine = ({
  log,
  nowMs,
}: CallHandlerDependencies): MiddlewareObj<APIGatewayProxyEventV2, unknown> => {
  const { start, contextOf } = makeStopwatch(nowMs);
  const finish: MiddlewareObj<APIGatewayProxyEventV2, unknown>['after'] = (request) => {
    const { answer, outcome, ...failure } = request.response as AnsweredCall | Failure;
    const line = { ...outcome, status: answer.status };
    try {
      const context = contextOf(request.event);
      if ('cause' in failure) {
        log.writeFailure(line, context, failure.cause);
      } else {
        log.write(line, context);
      }
    } catch {
      // A broken log cannot log its own failure.
    }
    request.response = toResult({
      status: answer.status,
      headers: { 'content-type': answer.contentType },
      body: answer.body,
    });
  };
  return {
    before: ({ event }) => start(event),
    after: finish,
    onError: finish,
  };
};
