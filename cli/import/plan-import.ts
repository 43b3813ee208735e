import type { ShownCaller } from '../../lib/calls/route.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { NumberSupplier } from '../../lib/carriers/supplier.ts';
import { Problem } from '../../lib/errors/problem.ts';
import type { ProblemCode } from '../../lib/errors/problem-codes.ts';
import type { ImportMaskRequest } from '../../lib/masks/import-mask.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { Imported } from '../../lib/numbers/importing/import-number.ts';
import { refuseOwnNumber } from '../../lib/numbers/importing/import-request.ts';
import { formerSettings } from '../../lib/numbers/importing/imported-number.ts';
import type { Tombstone } from '../../lib/numbers/owned-number.ts';
import { refuseOwnedNumber } from '../../lib/numbers/refuse-owned-number.ts';
import { isSameLine } from '../../lib/phone/plans/is-same-line.ts';
import { reasonOf, type Step } from '../steps.ts';
import { formerWords } from './former-words.ts';
import type { Pair } from './read-pairs.ts';

export interface ImportTools {
  readonly store: Pick<MaskStore, 'find'>;
  readonly connection: ConnectionName;
  readonly supplier: NumberSupplier;
  readonly callerId?: ShownCaller;
  readonly importMask: (wanted: ImportMaskRequest) => Promise<Imported>;
  /** Ends when the time for one question to the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/** What is to be done with a pair so that it is a mask. It only looks. */
export const planImport = async (tools: ImportTools, { line, mask, number }: Pair): Promise<Step> => {
  const subject = `line ${line}: ${mask}`;
  if (typeof number !== 'string') {
    return { subject, words: `cannot be imported: the number ${number.objection}`, isRefused: true };
  }
  const row = await tools.store.find(mask);
  if (row !== undefined && row.state !== 'released') {
    return { subject, ...stepWith(tools, row, number) };
  }
  const former = await lookAt(tools, { mask, number }, row).catch(refusal);
  return typeof former === 'string' || former instanceof Problem
    ? { subject, words: `cannot be imported: ${wordsFor(former)}`, isRefused: true }
    : {
        subject,
        words: `is imported. What it does now is kept: ${formerWords(former)}`,
        act: () => importIt(tools, mask, number),
      };
};

/** How the number is set now, unless the import would say no, as far as one look can tell. */
const lookAt = async (
  { store, supplier, deadline }: ImportTools,
  wanted: Pick<Mask, 'mask' | 'number'>,
  row: Tombstone | undefined,
): ReturnType<typeof formerSettings> => {
  refuseOwnNumber(wanted.mask, wanted.number);
  await refuseOwnedNumber(store, wanted.number);
  return formerSettings(supplier, wanted.mask, row, deadline());
};

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['carrier-refused', 'number-not-allowed']);

/** A refusal is told of this line, and the others are looked at all the same. */
const refusal = (error: unknown): Problem => {
  if (error instanceof Problem && REFUSALS.has(error.code)) {
    return error;
  }
  throw error;
};

const wordsFor = (former: keyof typeof OBJECTIONS | Problem): string =>
  former instanceof Problem ? reasonOf(former) : OBJECTIONS[former];

const stepWith = (tools: ImportTools, row: Mask, number: Mask['number']): Omit<Step, 'subject'> => {
  const isThis =
    row.origin === 'imported' && row.connection === tools.connection && isSameLine(row.number, number);
  if (isThis && row.state === 'active') {
    return { words: 'is imported already' };
  }
  return isThis && row.state === 'ordering'
    ? { words: 'was cut off, and goes on', act: () => importIt(tools, row.mask, number) }
    : { words: `cannot be imported: it is ${descriptionOf(row)} already`, isRefused: true };
};

const OBJECTIONS: Readonly<Record<Extract<Imported, 'is-ours' | 'not-in-account'>, string>> = {
  'is-ours': 'it is managed already, and untracked; npm run callmask -- reconcile shows it',
  'not-in-account': 'the account does not have it',
};

/** Names no person. */
const descriptionOf = ({ state, origin, connection }: Mask): string =>
  `a mask (${state}, ${origin}, of ${connection})`;

const importIt = async (
  { importMask, connection, callerId }: ImportTools,
  mask: Mask['mask'],
  number: Mask['number'],
): Promise<string> => {
  const done = await importMask({ mask, number, connection, ...(callerId && { callerId }) });
  const failure = FAILURES[done];
  if (failure !== undefined) {
    throw new Error(failure);
  }
  return 'imported';
};

const FAILURES: Readonly<Record<Imported, string | undefined>> = {
  imported: undefined,
  'was-imported': undefined,
  'is-ours': 'it is managed by now.',
  'not-in-account': 'the account does not have it any more.',
  'on-file': 'a client made a mask of it meanwhile.',
};
