import type { Application } from '../account.ts';
import { badRequest, notFound, ok } from './answers.ts';
import type { Fields } from './bodies.ts';
import { textField } from './bodies.ts';
import type { ProvisioningCall, ProvisioningHandler } from './provisioning-call.ts';

const DELETED = ok('result', { message: 'delete successful' });

const shown = ({ hrefs }: ProvisioningCall, application: Application) => {
  const { id, name, ...rest } = application;
  return { id, href: hrefs.application(application), name, ...rest };
};

const list: ProvisioningHandler = (call) =>
  ok(
    'application',
    call.account.applications().map((application) => shown(call, application)),
  );

const show: ProvisioningHandler = (call) => {
  const application = call.account.application(call.names('id'));
  return application === undefined ? notFound() : ok('application', shown(call, application));
};

const CHOICES: readonly (readonly [field: string, words: readonly string[]])[] = [
  ['platform', ['scripting', 'webapi']],
  ['partition', ['staging', 'production']],
];

/** The first fault in the fields of a body, if there is one. */
const faultIn = (fields: Fields): string | undefined => {
  const wrong = CHOICES.find(
    ([field, words]) => fields.has(field) && !words.includes(String(fields.get(field)).trim()),
  );
  return wrong && `${wrong[0]} must be one of: ${wrong[1].join(', ')}`;
};

const urls = (fields: Fields) => {
  const voiceUrl = textField(fields, 'voiceUrl');
  const messagingUrl = textField(fields, 'messagingUrl');
  return { ...(voiceUrl && { voiceUrl }), ...(messagingUrl && { messagingUrl }) };
};

const create: ProvisioningHandler = ({ fields, account, hrefs }) => {
  const name = textField(fields, 'name');
  if (name === undefined) return badRequest('name is required');
  const fault = faultIn(fields);
  if (fault !== undefined) return badRequest(fault);
  const application = {
    id: account.newApplicationId(),
    name,
    platform: textField(fields, 'platform') ?? 'scripting',
    partition: textField(fields, 'partition') ?? 'staging',
    ...urls(fields),
  };
  account.putApplication(application);
  return ok('application', { href: hrefs.application(application) });
};

/** Changes the fields that the body names. */
const update: ProvisioningHandler = ({ fields, account, hrefs, names }) => {
  const application = account.application(names('id'));
  if (application === undefined) return notFound();
  const fault = faultIn(fields);
  if (fault !== undefined) return badRequest(fault);
  account.putApplication({
    ...application,
    name: textField(fields, 'name') ?? application.name,
    platform: textField(fields, 'platform') ?? application.platform,
    partition: textField(fields, 'partition') ?? application.partition,
    ...urls(fields),
  });
  return ok('application', { href: hrefs.application(application) });
};

/** Deletes an application and its addresses. Its numbers can be bought again. */
const remove: ProvisioningHandler = ({ account, names, release }) => {
  const application = account.application(names('id'));
  if (application === undefined) return notFound();
  for (const address of account.addresses()) if (address.applicationId === application.id) release(address);
  account.removeApplication(application.id);
  return DELETED;
};

export const applicationRoutes = {
  applications: { GET: list, POST: create },
  'applications/:id': { GET: show, PUT: update, DELETE: remove },
} as const;
