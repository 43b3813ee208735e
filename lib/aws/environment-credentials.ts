/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles (cdk/functions/bundle.ts). Lambda puts a function's credentials
 * into its environment, so the SDK's search through files, SSO and metadata servers never runs, yet makes a third of a
 * bundle. Name and shape are those of the package that it replaces.
 */
export const defaultProvider = () => async () => {
  const accessKeyId = process.env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = process.env['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set');
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
};
