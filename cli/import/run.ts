import type { ShownCaller } from '../../lib/calls/route.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import { shownBy } from '../../lib/carriers/shown-by.ts';
import { webhooksOf } from '../../lib/numbers/releasing/release-or-restore.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';
import type { Step, StepsResult } from '../steps.ts';
import { runSteps } from '../steps.ts';
import type { ImportTools } from './plan-import.ts';
import { planImport } from './plan-import.ts';
import type { UndoTools } from './plan-undo.ts';
import { planUndo } from './plan-undo.ts';
import type { Pair } from './read-pairs.ts';
import { readPairs } from './read-pairs.ts';

export interface ImportOrder
  extends Pick<ImportTools, 'deadline' | 'importMask' | 'store'>,
    Pick<UndoTools, 'releaseMask'> {
  /** What is in the file. */
  readonly csv: string;
  readonly connected: ConnectedCarrier;
  /** Where numbers without a country code belong, if their line names no country. */
  readonly country?: string | undefined;
  readonly parseMaskable: ParseMaskable;
  readonly callerId?: ShownCaller | undefined;
  readonly isUndo: boolean;
  readonly confirm?: string | undefined;
  readonly tell: (line: string) => void;
}

/**
 * Makes masks of numbers that the account owns, or undoes that. Without the confirmation it only lists the changes.
 * @throws Error in words before anything is done
 */
export const runImport = async (order: ImportOrder): Promise<StepsResult> => {
  const plan = order.isUndo ? undoing(order) : importing(order);
  const steps: Step[] = [];
  const readNumber = order.isUndo ? readStored : order.parseMaskable;
  for (const pair of readPairs(order.csv, readNumber, order.country)) {
    steps.push(await plan(pair));
  }
  const verb = order.isUndo ? 'undo' : 'import';
  return runSteps({
    steps,
    phrase: (count) => `${verb} ${count} masks`,
    nothing: `\nThere is nothing to ${verb}.`,
    confirm: order.confirm,
    tell: order.tell,
  });
};

/** What is on file is not judged again. */
const readStored = (text: string, country?: string) => ({ number: parsePerson(text, country) });

type Plan = (pair: Pair) => Promise<Step>;

const importing = (order: ImportOrder): Plan => {
  const { connected } = order;
  const shown = shownBy(connected, order.callerId);
  const { name: connection, supplier } = connected;
  webhooksOf(supplier);
  return (pair) => planImport({ ...order, connection, supplier, callerId: shown }, pair);
};

const undoing = (order: ImportOrder): Plan => {
  webhooksOf(order.connected.supplier);
  return (pair) => planUndo({ ...order, connection: order.connected.name }, pair);
};
