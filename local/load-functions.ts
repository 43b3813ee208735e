import { ENDPOINTS } from '../functions/routes.ts';
import { SCHEDULES } from '../functions/schedules.ts';
import type { LambdaHandler } from './server/bridge.ts';
import type { ScheduledHandler } from './start-schedules.ts';

/** The functions themselves, by the name of their folder. */
export interface LoadedFunctions {
  readonly endpoints: Readonly<Record<string, LambdaHandler>>;
  readonly schedules: Readonly<Record<string, ScheduledHandler>>;
}

/** Loads every function. Set the environment first: as in Lambda, each function reads it when it is loaded. */
export const loadFunctions = async (): Promise<LoadedFunctions> => ({
  endpoints: await load<LambdaHandler>(ENDPOINTS),
  schedules: await load<ScheduledHandler>(SCHEDULES),
});

const load = async <Handler>(
  entries: readonly { readonly function: string }[],
): Promise<Readonly<Record<string, Handler>>> => {
  const names = [...new Set(entries.map((entry) => entry.function))];
  const modules = await Promise.all(names.map((name) => import(`../functions/${name}/index.ts`)));
  return Object.fromEntries(names.map((name, index) => [name, modules[index].handler]));
};
