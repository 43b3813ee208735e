/** What one function may do, and nothing else: its role is made from this alone. */
export interface Permissions {
  /** Actions on the table itself. */
  readonly table: readonly `dynamodb:${string}`[];
  /** Actions on the index `byPerson`. */
  readonly byPerson?: readonly `dynamodb:${string}`[];
  /** Talks to the carrier: may read its credentials, and gets time to wait for its answers. */
  readonly callsCarrier?: true;
  /** Runs by the clock and nobody waits for it: gets all the time that Lambda gives, and the settings of the sweep. */
  readonly sweeps?: true;
}

/** By the name of the folder below `functions/`. A function is made for each; a route or a schedule to any other is refused. */
export const PERMISSIONS: Readonly<Record<string, Permissions>> = {
  'create-mask': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
    callsCarrier: true,
  },
  'list-masks': { table: ['dynamodb:Scan'], byPerson: ['dynamodb:Query'] },
  'show-mask': { table: ['dynamodb:GetItem'] },
  'change-mask': { table: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
  'release-mask': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
    callsCarrier: true,
  },
  'list-blocks': { table: ['dynamodb:GetItem', 'dynamodb:Query'] },
  'block-caller': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
  },
  'unblock-caller': { table: ['dynamodb:GetItem', 'dynamodb:DeleteItem'] },
  forget: {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
    byPerson: ['dynamodb:Query'],
    callsCarrier: true,
  },
  sweep: {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query', 'dynamodb:Scan'],
    callsCarrier: true,
    sweeps: true,
  },
  transfer: { table: ['dynamodb:BatchGetItem'] },
};
