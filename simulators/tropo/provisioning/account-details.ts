import { CREDENTIALS } from '../account.ts';
import { EXCHANGES } from '../exchanges.ts';
import { notFound, ok } from './answers.ts';
import type { ProvisioningHandler } from './provisioning-call.ts';

const FEATURES: readonly (readonly [id: string, name: string])[] = [
  ['3', 'International Outbound Voice'],
  ['4', 'Domestic Outbound Voice'],
  ['8', 'Domestic Outbound SMS'],
  ['9', 'International Outbound SMS'],
];

const exchanges: ProvisioningHandler = () => ok('exchange', EXCHANGES);

/** Finds the user by name or by id. The official Ruby gem asks for it first. */
const user: ProvisioningHandler = ({ names, hrefs }) => {
  const wanted = names('user').toLowerCase();
  const { username, accountId } = CREDENTIALS;
  if (wanted !== username && wanted !== accountId) return notFound();
  return ok('user', {
    id: accountId,
    href: hrefs.to(`users/${accountId}`),
    username,
    firstName: 'Call',
    lastName: 'Mask',
    email: 'callmask@example.com',
    joinDate: '2010-01-04T09:00:00.000+0000',
    status: 'active',
  });
};

const features: ProvisioningHandler = ({ hrefs }) =>
  ok(
    'feature',
    FEATURES.map(([id, name]) => ({ id, href: hrefs.to(`features/${id}`), name, description: name })),
  );

const partitions: ProvisioningHandler = ({ hrefs }) =>
  ok(
    'partition',
    ['staging', 'production'].map((name) => ({ name, href: hrefs.to(`partitions/${name}`) })),
  );

const platforms: ProvisioningHandler = ({ hrefs }) =>
  ok('platform', [
    { name: 'scripting', href: hrefs.to('platforms/scripting'), description: 'Scripting API' },
    { name: 'webapi', href: hrefs.to('platforms/webapi'), description: 'Web API' },
  ]);

export const accountDetailRoutes = {
  exchanges: { GET: exchanges },
  'users/:user': { GET: user },
  features: { GET: features },
  partitions: { GET: partitions },
  'partitions/:partition/platforms': { GET: platforms },
  platforms: { GET: platforms },
} as const;
