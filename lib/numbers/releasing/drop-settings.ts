import type { Ids } from '../../ids.ts';
import type { NumberStore } from '../number-store.ts';
import type { Tombstone } from '../owned-number.ts';

/** Drops former settings that have done their work. A tombstone that has changed meanwhile keeps them for the next time. */
export const dropSettings = async (
  { store, ids }: { readonly store: Pick<NumberStore, 'replace'>; readonly ids: Ids },
  tombstone: Tombstone,
): Promise<void> => {
  const { former: _former, kept: _kept, ...rest } = tombstone;
  await store.replace(tombstone, { ...rest, etag: ids.etag() });
};
