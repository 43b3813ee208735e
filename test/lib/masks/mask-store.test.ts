import { describeMaskStore } from '../../contract/mask-store.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

describeMaskStore('the store in memory', async () => makeMemoryStore({ pageSize: 7 }));
