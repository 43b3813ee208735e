/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles (cdk/functions/bundle.ts). DynamoDB is reached at the one endpoint of its
 * region. The SDK's endpoint discovery is off by default, but its cache brings 8 kB of a library along. This one caches
 * nothing: with discovery on, each request would discover again.
 */
export class EndpointCache {
  get(): undefined {
    return undefined;
  }
  getEndpoint(): undefined {
    return undefined;
  }
  has(): boolean {
    return false;
  }
  set(): void {
    // Nothing is kept.
  }
  delete(): void {
    // Nothing was kept.
  }
  clear(): void {
    // Nothing was kept.
  }
}
