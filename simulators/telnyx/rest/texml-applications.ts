import type { HttpMethod, TexmlApplication } from '../account.ts';
import { notFound, ok, unprocessable } from './answers.ts';
import type { RestHandler } from './rest-call.ts';

const shown = (application: TexmlApplication) => ({
  id: application.id,
  record_type: 'texml_application',
  friendly_name: application.friendlyName,
  active: true,
  voice_url: application.voiceUrl,
  voice_fallback_url: application.voiceFallbackUrl,
  voice_method: application.voiceMethod,
  status_callback: application.statusCallback,
  status_callback_method: application.statusCallbackMethod,
  outbound: { outbound_voice_profile_id: '1500000000000000001' },
  tags: [],
});

const show: RestHandler = ({ account, names }) => {
  const application = account.application(names('id'));
  return application === undefined ? notFound() : ok(shown(application));
};

const FIELDS: readonly string[] = [
  'friendly_name',
  'voice_url',
  'voice_fallback_url',
  'voice_method',
  'status_callback',
  'status_callback_method',
];

const REQUIRED = ['friendly_name', 'voice_url'] as const;

const METHODS: readonly HttpMethod[] = ['get', 'post'];

type Body = Readonly<Record<string, unknown>>;

const textOr = (body: Body, name: string, former: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : former;
};

const methodOr = (body: Body, name: string, former: HttpMethod): HttpMethod =>
  METHODS.find((method) => method === body[name]) ?? former;

const isWrong = (body: Body, name: string): boolean => {
  const value = body[name];
  if (!FIELDS.includes(name) || typeof value !== 'string') return true;
  if (name.endsWith('_method')) return !METHODS.includes(value as HttpMethod);
  return name.endsWith('_url') && value !== '' && !URL.canParse(value);
};

/** A change must name `friendly_name` and `voice_url`, even when they stay the same. */
const change: RestHandler = ({ account, body, names }) => {
  const application = account.application(names('id'));
  if (application === undefined) return notFound();
  const missing = REQUIRED.find((name) => !body[name]);
  if (missing !== undefined) return unprocessable('The parameter is required.', `/${missing}`);
  const wrong = Object.keys(body).find((name) => isWrong(body, name));
  if (wrong !== undefined) return unprocessable('The parameter is not valid.', `/${wrong}`);
  const changed: TexmlApplication = {
    id: application.id,
    friendlyName: textOr(body, 'friendly_name', application.friendlyName),
    voiceUrl: textOr(body, 'voice_url', application.voiceUrl),
    voiceFallbackUrl: textOr(body, 'voice_fallback_url', application.voiceFallbackUrl),
    voiceMethod: methodOr(body, 'voice_method', application.voiceMethod),
    statusCallback: textOr(body, 'status_callback', application.statusCallback),
    statusCallbackMethod: methodOr(body, 'status_callback_method', application.statusCallbackMethod),
  };
  account.putApplication(changed);
  return ok(shown(changed));
};

export const texmlApplicationRoutes = {
  'texml_applications/:id': { GET: show, PATCH: change },
} as const;
