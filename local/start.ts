import { startCallmask } from './callmask.ts';
import { HELP, readLocalSettings } from './settings.ts';
import { walkThrough } from './walk-through.ts';

const start = async (): Promise<void> => {
  const settings = readLocalSettings(process.argv.slice(2), process.env);
  if (settings === 'help') {
    console.log(HELP);
    return;
  }
  const callmask = await startCallmask(settings);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const exit = (): never => process.exit(0);
    // Our own kept connections to the parts that stop must not hold the process.
    process.once(signal, () => callmask.stop().then(exit, exit));
  }
  console.log(await walkThrough(callmask));
};

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
