import type { NodeFacts } from './judge-node.ts';

/** Where the Node project publishes them: npm's advisories know packages, and not Node. */
export const NODE_ADVISORIES =
  'https://raw.githubusercontent.com/nodejs/security-wg/main/vuln/core/index.json';
export const NODE_SCHEDULE = 'https://raw.githubusercontent.com/nodejs/Release/main/schedule.json';

export interface NodeFactsSource {
  readonly fetch: typeof fetch;
  /** Ends a request that takes too long. */
  readonly deadline: () => AbortSignal;
}

/** @returns what is published, or why it could not be read */
export const readNodeFacts = async (source: NodeFactsSource): Promise<NodeFacts | string> => {
  try {
    const [index, schedule] = await Promise.all([read(NODE_ADVISORIES, source), read(NODE_SCHEDULE, source)]);
    return { index, schedule };
  } catch (error) {
    return (error as Error).message;
  }
};

const read = async (url: string, { fetch, deadline }: NodeFactsSource): Promise<unknown> => {
  try {
    const answer = await fetch(url, { signal: deadline() });
    if (answer.ok) {
      return await answer.json();
    }
    throw new Error(`it answered ${answer.status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${url} could not be read, ${cause instanceof Error ? cause.message : message}`);
  }
};
