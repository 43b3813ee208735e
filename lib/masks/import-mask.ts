import type { ShownCaller } from '../calls/route.ts';
import type { Connections } from '../carriers/connections.ts';
import { shownBy } from '../carriers/shown-by.ts';
import type { Imported, ImportNumberDependencies } from '../numbers/importing/import-number.ts';
import { importNumber } from '../numbers/importing/import-number.ts';
import type { E164 } from '../phone/e164.ts';
import type { Assignment } from './mask.ts';

/** A number that the account has already, and the number to hide behind it. */
export interface ImportMaskRequest {
  readonly mask: E164;
  readonly number: E164;
  /** Left out: the first connection. */
  readonly connection?: string;
  /** Left out: the carrier's default. */
  readonly callerId?: ShownCaller;
}

export interface ImportMaskDependencies extends ImportNumberDependencies {
  readonly connections: Connections;
}

/**
 * Makes a dedicated mask of a number that the account has already.
 * @throws Problem `caller-id-not-shown`, `connection-unknown`, or a Problem of `importNumber`
 */
export const makeImportMask =
  (dependencies: ImportMaskDependencies) =>
  async ({ mask, number, ...wanted }: ImportMaskRequest): Promise<Imported> => {
    const connection = dependencies.connections.choose(wanted.connection);
    const callerId = shownBy(connection, wanted.callerId);
    const assignment: Assignment = { number, callerId, answer: 'direct' };
    return importNumber(dependencies, { mask, person: number, connection, assignment });
  };
