/**
 * Stands in for `@smithy/core/event-streams` in the bundles (cdk/functions/bundle.ts). Neither DynamoDB's commands that we send nor
 * Secrets Manager's stream events, and the SDK asks for this only once a command does. Because it asks with `import()`,
 * everything that the real module touches would have to stay whole: with it goes 20 kB that never run, and more that
 * would be loaded at each start.
 */
export class EventStreamSerde {
  constructor() {
    throw new Error('Streams of events are left out of the bundles. See cdk/functions/bundle.ts.');
  }
}
