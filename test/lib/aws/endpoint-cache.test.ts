import { expect, test } from '@jest/globals';
import { EndpointCache } from '../../../lib/aws/endpoint-cache.ts';

test('what the SDK puts in is not there, so that it asks again rather than use a wrong endpoint', () => {
  const cache = new EndpointCache();
  cache.set();
  expect([cache.has(), cache.get(), cache.getEndpoint()]).toEqual([false, undefined, undefined]);
  cache.delete();
  cache.clear();
  expect(cache.has()).toBe(false);
});
