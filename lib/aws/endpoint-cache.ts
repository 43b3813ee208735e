/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles (cdk/functions/bundle.ts). DynamoDB is reached at the one endpoint of its
 * region; the SDK's search for others is off unless somebody asks for it, so its cache is made and never filled, and
 * brings 8 kB of a library along. This one holds nothing: with the search on, each request would search anew.
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
