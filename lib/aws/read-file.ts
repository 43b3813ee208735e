import { readFile as readFileThen } from 'node:fs';
import { promisify } from 'node:util';

/**
 * Stands in for `node:fs/promises` in the bundles (cdk/functions/bundle.ts). The SDK looks once for a configuration file, and
 * that module would load eleven others first, such as file watchers and readline.
 */
export const readFile = promisify(readFileThen);
