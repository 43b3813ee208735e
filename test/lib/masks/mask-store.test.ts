import { describeMaskStore } from '../../contract/mask-store.ts';
import { makeMemoryMaskStore } from '../../support/memory-mask-store.ts';

describeMaskStore('the store in memory', async () => makeMemoryMaskStore({ pageSize: 7 }));
