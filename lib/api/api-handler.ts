import { isUtf8 } from 'node:buffer';
import type { MiddlewareObj } from '@middy/core';
import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { runWithin } from '../async/run-within.ts';
import { Problem } from '../errors/problem.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { toResult } from '../http/http-answer.ts';
import { isBodyLargerThan, rawBody, requestIdOf } from '../http/request.ts';
import { makeStopwatch } from '../http/stopwatch.ts';
import type { Log } from '../log/log.ts';
import type { Outcome } from '../outcome.ts';
import { LAMBDA_MS, runLimits } from '../time-limits.ts';
import { clientReference } from './client.ts';
import type { PlaceOf } from './place-of.ts';
import { placeInBody, placeInParameters } from './place-of.ts';
import { problemAnswer, toProblem } from './problem-json.ts';
import type { ClientAnswer } from './views/answer.ts';

/** An event of API Gateway with its body parsed, if it has one. */
export type ApiEvent = Omit<APIGatewayProxyEventV2, 'body'> & { readonly body?: unknown };

/** The result of a request: the answer for the client, and the line for the log. */
export interface Handled {
  readonly answer: ClientAnswer;
  readonly outcome: Outcome;
  /** What failed although the answer is a success. */
  readonly cause?: unknown;
}

export interface ApiTools {
  readonly log: Log<Outcome>;
  readonly nowMs: () => number;
}

export type ApiHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

type Handle = (event: ApiEvent) => Promise<Handled>;
export type Middleware = MiddlewareObj<APIGatewayProxyEventV2, unknown>;

/** Enough for every request: the longest field is a label of a hundred characters. */
const LARGEST_BODY_BYTES = 16 * 1024;

/** The stack of the API: logs one outcome for each request, and answers an error with its problem document. */
export const apiHandler = (tools: ApiTools, handle: Handle): ApiHandler =>
  stack(tools, [problemJson(placeInParameters)], handle);

/** The same for endpoints that take a JSON body. */
export const apiHandlerWithBody = (
  tools: ApiTools,
  handle: Handle,
  more: readonly Middleware[] = [],
): ApiHandler =>
  stack(tools, [...more, refuseOddBody, httpJsonBodyParser(), problemJson(placeInBody)], handle);

/** Answers hold people's numbers, so no cache may keep them. */
const NOT_KEPT = { 'cache-control': 'no-store' };

/** Of the function that runs. Outside of Lambda there is no other limit than that of the slowest function. */
const limitsOf = (context: Partial<Pick<Context, 'getRemainingTimeInMillis'>>) =>
  runLimits(context.getRemainingTimeInMillis?.() ?? LAMBDA_MS.withCarrier);

const stack = (tools: ApiTools, middlewares: readonly Middleware[], handle: Handle): ApiHandler => {
  const handler = middy<APIGatewayProxyEventV2, unknown>({ timeoutEarlyInMillis: 0 })
    .use([outcomeLine(tools), ...middlewares])
    .handler((event: unknown, context) =>
      runWithin(limitsOf(context), async () => handle(event as ApiEvent)),
    );
  return handler as unknown as ApiHandler;
};

/** Logs the outcome of the request. It is the first middleware in and the last out, so it sees the final answer. */
const outcomeLine = ({ log, nowMs }: ApiTools): Middleware => {
  const { start, contextOf: timed } = makeStopwatch(nowMs);
  const contextOf: typeof timed = (event) => ({ ...timed(event), client: clientReference(event) });
  return {
    before: ({ event }) => start(event),
    after: (request) => {
      const { answer, outcome, cause } = request.response as Handled;
      const line = { ...outcome, status: answer.status };
      const context = contextOf(request.event);
      if (cause === undefined) {
        log.write(line, context);
      } else {
        log.writeFailure(line, context, cause);
      }
      request.response = toResult({ ...answer, headers: { ...NOT_KEPT, ...answer.headers } });
    },
    onError: (request) => {
      const answer = request.response as HttpAnswer;
      const code = toProblem(request.error)?.code;
      const line = { status: answer.status, ...(code && { problem: code }) };
      const context = contextOf(request.event);
      // A client's mistake is not our failure, so it must not raise an alarm.
      if (answer.status < 500) {
        log.write({ event: 'request-refused', ...line }, context);
      } else {
        log.writeFailure({ event: 'request-failed', ...line }, context, request.error);
      }
      request.response = toResult({ ...answer, headers: { ...NOT_KEPT, ...answer.headers } });
    },
  };
};

/** Runs before the parser, which would silently replace bytes that are not UTF-8. */
const refuseOddBody: Middleware = {
  before: ({ event }) => {
    if (isBodyLargerThan(LARGEST_BODY_BYTES, event)) {
      throw new Problem('body-too-large', `Send at most ${LARGEST_BODY_BYTES} bytes.`);
    }
    if (!isUtf8(rawBody(event))) {
      throw new Problem('request-invalid', 'Send the body as UTF-8.');
    }
  },
};

const problemJson = (placeOf: PlaceOf): Middleware => ({
  onError: (request) => {
    request.response = problemAnswer(request.error, requestIdOf(request.event), placeOf);
  },
});
