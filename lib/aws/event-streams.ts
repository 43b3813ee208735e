/**
 * Stands in for `@smithy/core/event-streams` in the bundles (cdk/functions/bundle.ts). Neither DynamoDB's commands that we send nor
 * Secrets Manager's stream events, and the SDK loads this only for a command that does. It loads it with `import()`, which
 * keeps esbuild from removing unused parts: leaving the real module out saves 20 kB, and more that each start would load.
 */
export class EventStreamSerde {
  constructor() {
    throw new Error('Event streams are left out of the bundles. See cdk/functions/bundle.ts.');
  }
}
