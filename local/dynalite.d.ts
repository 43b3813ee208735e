declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB in this process. With `path` it keeps its rows there. */
  const dynalite: (options: { readonly createTableMs: number; readonly path?: string }) => Server;
  export = dynalite;
}
