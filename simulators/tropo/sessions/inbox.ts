/** The texts of a conversation that no `ask` has taken yet. */
export interface Inbox {
  readonly push: (text: string) => void;
  /** The next text, as soon as there is one; `undefined` when the conversation is given up. */
  readonly take: () => Promise<string | undefined>;
  readonly isWaiting: () => boolean;
  /** Settles when an `ask` waits and nothing is there for it. */
  readonly waiting: () => Promise<void>;
  /** Lets a waiting `ask` look round without giving it a text. */
  readonly interrupt: () => void;
  readonly close: () => void;
}

export const makeInbox = (first: readonly string[] = []): Inbox => {
  const texts = [...first];
  const watchers: (() => void)[] = [];
  let taker: ((text: string | undefined) => void) | undefined;
  let isClosed = false;
  const give = (text: string | undefined) => {
    const current = taker;
    taker = undefined;
    current?.(text);
  };
  return {
    push: (text) => {
      if (taker === undefined) texts.push(text);
      else give(text);
    },
    take: () => {
      const text = texts.shift();
      if (text !== undefined || isClosed) return Promise.resolve(text);
      return new Promise((resolve) => {
        taker = resolve;
        for (const watcher of watchers.splice(0)) watcher();
      });
    },
    isWaiting: () => taker !== undefined,
    waiting: () =>
      taker === undefined ? new Promise((resolve) => watchers.push(resolve)) : Promise.resolve(),
    interrupt: () => give(undefined),
    close: () => {
      isClosed = true;
      give(undefined);
    },
  };
};
