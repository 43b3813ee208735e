/** Of every command that lists its changes before it makes them. */
export const CONFIRM_OPTION = {
  confirm: {
    value: 'WORDS',
    help: 'the words that the command printed with its list of changes; without them it only lists',
  },
} as const;
