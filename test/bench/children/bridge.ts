import { createRequire } from 'node:module';
import type { LambdaHandler } from '../../../local/server/bridge.ts';
import { makeBridge } from '../../../local/server/bridge.ts';
import { listen } from '../../../local/server/listen.ts';
import { onQuestion } from '../support/on-question.ts';

const [, , transfer = ''] = process.argv;

const { handler } = createRequire(import.meta.url)(transfer) as { readonly handler: LambdaHandler };
let requests = 0;
const randomId = (): string => {
  requests += 1;
  return `request-${requests}`;
};
const { url } = await listen(makeBridge({ handlers: { transfer: handler }, randomId }), 0);

/** What is held once everything that nobody needs any more is cleared away. Needs --expose-gc. */
const readMemory = () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapMb: heapUsed / 2 ** 20, residentMb: rss / 2 ** 20 };
};

onQuestion(async (question: 'memory' | 'url') => (question === 'url' ? { url } : readMemory()));
