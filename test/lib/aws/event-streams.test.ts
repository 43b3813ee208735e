import { expect, test } from '@jest/globals';
import { EventStreamSerde } from '../../../lib/aws/event-streams.ts';

test('whoever streams events with a bundle is told why that cannot be', () => {
  expect(() => new EventStreamSerde()).toThrow('left out of the bundles');
});
