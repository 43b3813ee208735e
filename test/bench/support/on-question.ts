/** In a process that `startChild` started: answers what the parent asks, and ends when the parent does. */
export const onQuestion = <Question>(answer: (question: Question) => Promise<unknown>): void => {
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ question }: { readonly question: Question }) => {
    try {
      process.send?.((await answer(question)) ?? null);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  });
};
