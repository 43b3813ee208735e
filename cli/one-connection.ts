import type { ConnectedCarrier } from '../lib/carriers/connections.ts';
import type { Running } from '../local/running.ts';
import { UsageError } from './command-line/usage-error.ts';
import type { Operator, OperatorTarget } from './operator.ts';
import { connectOperator } from './operator.ts';

export interface OneConnection {
  readonly operator: Operator;
  readonly connected: ConnectedCarrier;
}

/** For a command about one account. @throws Error in words */
export const connectOne = (target: OperatorTarget, findRun?: () => Running): OneConnection => {
  const operator = connectOperator(target, findRun);
  const [connected, ...others] = operator.connections.all;
  if (connected === undefined || others.length > 0) {
    throw new UsageError('This works on one connection at a time. Name it: --connection.');
  }
  return { operator, connected };
};
