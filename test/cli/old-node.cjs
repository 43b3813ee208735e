/** Loaded first, it makes a Node of today look like an old one. */
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });
Object.defineProperty(process, 'version', { value: 'v20.19.0' });
