/** The texts of a conversation that no `ask` has read yet. */
export interface Inbox {
  readonly push: (text: string) => void;
  /** Waits for the next text; `undefined` when the conversation is over. */
  readonly take: () => Promise<string | undefined>;
  readonly isWaiting: () => boolean;
  /** Resolves when an `ask` waits for a text. */
  readonly waiting: () => Promise<void>;
  /** Wakes a waiting `ask` without a text. */
  readonly interrupt: () => void;
  readonly close: () => void;
  readonly isClosed: () => boolean;
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
    isClosed: () => isClosed,
  };
};
