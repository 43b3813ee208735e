import type { NumberSupplier } from '../../lib/carriers/supplier.ts';
import { Problem } from '../../lib/errors/problem.ts';

/** Something that can be checked without a call. */
export interface Check {
  readonly name: string;
  /** Describes what is right. @throws Error that describes what is wrong */
  readonly look: () => Promise<string>;
}

/** The result of a check, without a number or a secret. */
export interface CheckResult {
  readonly name: string;
  readonly isRight: boolean;
  readonly words: string;
}

/** Ends when the time for one check is over. */
export type Deadline = () => AbortSignal;

export const checkCredentials = (supplier: Pick<NumberSupplier, 'check'>, deadline: Deadline): Check => ({
  name: 'credentials',
  look: async () => {
    await supplier.check(deadline()).catch((error: unknown) => {
      throw error instanceof Problem && error.code !== 'carrier-refused'
        ? new Error('whether the carrier accepts them is not known: it failed, or did not answer. Try again.')
        : error;
    });
    return 'the carrier accepts them';
  },
});

export const checkNumbers = (supplier: Pick<NumberSupplier, 'owned'>, deadline: Deadline): Check => ({
  name: 'numbers',
  look: async () => {
    const owned = await supplier.owned(deadline());
    const ours = owned.filter(({ isManaged }) => isManaged);
    const astray = ours.filter(({ isAstray }) => isAstray === true).length;
    const words = `${ours.length} managed, ${owned.length - ours.length} foreign (never touched)`;
    if (astray > 0) {
      throw new Error(
        `${words}; the calls of ${astray} managed numbers go elsewhere. npm run callmask -- repoint sends them to us.`,
      );
    }
    return words;
  },
});
