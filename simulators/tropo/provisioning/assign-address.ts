import type { Stock } from '../../support/stock/stock.ts';
import type { Account, Address } from '../account.ts';
import type { Conversations } from '../texts/conversations.ts';

/** Who holds an address. With a new holder, or none, its open text conversations end. */
export interface Assignments {
  readonly assign: (address: Address) => void;
  /** Removes an address from the account; a number goes back into stock. */
  readonly release: (address: Address) => void;
}

export const makeAssignments = (
  account: Account,
  stock: Stock,
  conversations: Conversations,
): Assignments => ({
  assign: (address) => {
    const before = account.address(address.type, address.value);
    if (before?.applicationId !== address.applicationId) conversations.end(address.value);
    account.putAddress(address);
  },
  release: (address) => {
    if (address.type === 'number') stock.putBack(address.value);
    conversations.end(address.value);
    account.removeAddress(address);
  },
});
