/** Invented. Nothing on this machine checks them. */
const LOCAL_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'callmask', AWS_SECRET_ACCESS_KEY: 'callmask' };

/** Variables with which the SDK would find other credentials first. */
const OTHER_CREDENTIALS = ['AWS_PROFILE', 'AWS_SESSION_TOKEN'];

/**
 * Gives this process the environment that Lambda would give its functions. Unless the table is on AWS, it replaces the
 * credentials by invented ones, so that no request can reach a real account.
 */
export const useLocalEnvironment = (environment: Readonly<Record<string, string>>): void => {
  const isOnAws = new URL(environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '').hostname.endsWith('.amazonaws.com');
  if (!isOnAws) {
    for (const name of OTHER_CREDENTIALS) {
      delete process.env[name];
    }
    Object.assign(process.env, LOCAL_CREDENTIALS);
  }
  const usual = {
    AWS_REGION: process.env['AWS_REGION'] ?? 'us-east-1',
    // Failures only; LOG_LEVEL=INFO shows the line of every outcome.
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'WARN',
  };
  Object.assign(process.env, usual, environment);
};
