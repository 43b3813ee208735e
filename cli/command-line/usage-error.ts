/** What was typed cannot be run. Nothing has run. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}
