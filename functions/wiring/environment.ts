import type { Environment } from './config.ts';

/** What this process is configured by. Entry points read it and hand it on; `lib` never looks at it. */
export const readEnvironment = (): Environment => process.env;
