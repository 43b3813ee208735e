import { readFile as readFileThen } from 'node:fs';
import { promisify } from 'node:util';

/**
 * Stands in for `node:fs/promises` in the bundles (cdk/functions/bundle.ts). The SDK looks once for a configuration file, and that
 * module of Node loads eleven others, file watchers and the editor of command lines among them, before anything is read.
 */
export const readFile = promisify(readFileThen);
