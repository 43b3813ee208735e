import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { LogContext } from '../log/log.ts';
import { requestIdOf } from './request.ts';

/** Measures how long requests take, for their log lines. */
export interface Stopwatch {
  readonly start: (event: APIGatewayProxyEventV2) => void;
  readonly contextOf: (event: APIGatewayProxyEventV2) => LogContext;
}

export const makeStopwatch = (nowMs: () => number): Stopwatch => {
  const startedAtMs = new WeakMap<object, number>();
  return {
    start: (event) => {
      startedAtMs.set(event, nowMs());
    },
    contextOf: (event) => ({
      requestId: requestIdOf(event),
      durationMs: nowMs() - (startedAtMs.get(event) ?? nowMs()),
    }),
  };
};
