export type Environment = Readonly<Record<string, string | undefined>>;

export interface TropoConfig {
  /** The secret with the account's user name, password and application. */
  readonly secretId: string;
  readonly baseUrl: string;
}

/** @throws Error that names the variable which is missing */
export const tableName = (environment: Environment): string => required(environment, 'TABLE_NAME');

/** @throws Error that names the variable which is missing or wrong */
export const tropoConfig = (environment: Environment): TropoConfig => {
  const baseUrl = required(environment, 'TROPO_API_URL');
  if (!URL.canParse(baseUrl)) {
    throw new Error('TROPO_API_URL is not a URL.');
  }
  return { secretId: required(environment, 'TROPO_SECRET_ID'), baseUrl: baseUrl.replace(/\/$/, '') };
};

const required = (environment: Environment, name: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set.`);
  }
  return value;
};
