/**
 * The code that mutants are made of, by part. Its folders are named only here. A test fails where a pattern matches no
 * file, so a file that moves takes its pattern along.
 */
export const PARTS = {
  calls: ['lib/calls/*.ts', 'lib/calls/proofs/*.ts'],
  protocols: ['lib/carriers/*/protocol.ts', 'lib/carriers/twiml/calls/form-protocol.ts'],
  purchase: ['lib/numbers/*.ts', 'lib/numbers/buying/*.ts', 'lib/numbers/importing/*.ts', 'lib/ids.ts'],
  release: ['lib/numbers/releasing/*.ts'],
  quotas: ['lib/numbers/quotas/*.ts', 'lib/async/*.ts'],
  reconciliation: ['lib/numbers/reconciling/*.ts'],
  table: ['lib/table/*.ts', 'lib/table/calls/*.ts'],
  masks: ['lib/masks/*.ts'],
  people: ['lib/people/*.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
