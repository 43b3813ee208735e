/** The simulator's only account and its first application, as `simulators/tropo` has them. */
export const SIMULATOR_ACCOUNT = { username: 'callmask', password: 'callmask', applicationId: '123456' };

/** The header that its provisioning API asks for. */
export const SIMULATOR_LOGIN = {
  authorization: `Basic ${Buffer.from(`${SIMULATOR_ACCOUNT.username}:${SIMULATOR_ACCOUNT.password}`).toString('base64')}`,
};
