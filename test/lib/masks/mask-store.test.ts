import { describeMaskStore } from '../../contract/mask-store.ts';
import { makeMemoryStore } from '../../support/memory-store.ts';

describeMaskStore('the store in memory', async () => makeMemoryStore({ pageSize: 7 }));
