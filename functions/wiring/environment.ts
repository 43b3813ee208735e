import type { Environment } from './config.ts';

/** The configuration of this process. Entry points read it and pass it on; `lib` never reads it. */
export const readEnvironment = (): Environment => process.env;
