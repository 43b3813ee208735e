import type { CallFacts, Dialect } from '../twiml/dialect.ts';
import { USUAL_CALLS } from '../twiml/dialect.ts';
import { USUAL_SETTINGS } from '../twiml/settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const tellsOfCaller = ({ from, to, profile }: CallFacts) => ({
  Caller: from,
  Called: to,
  CallerName: '',
  FromCity: '',
  FromState: '',
  FromZip: '',
  FromCountry: profile.country ?? '',
  ToCountry: 'US',
  ...(profile.forwardedFrom !== undefined && { ForwardedFrom: profile.forwardedFrom }),
  ...(profile.attestation !== undefined && { StirVerstat: profile.attestation }),
});

export const TWILIO: Dialect = {
  ...USUAL_CALLS,
  carrier: 'Twilio',
  apiPath: '/2010-04-01',
  sidFrom: (kind, id) => `${kind}${id}`,
  signatureHeader: 'x-twilio-signature',
  moreInfo: (code) => `https://www.twilio.com/docs/errors/${code}`,
  appliesFilters: true,
  sellsByAreaCode: true,
  showsCallers: true,
  timeoutCode: 11_205,
  ringSeconds: { least: 1, most: 600 },
  tellsBridged: true,
  tellsOfCaller,
  tellsOfEnd: { CallbackSource: 'call-progress-events', SipResponseCode: '200' },
  settings: {
    ...USUAL_SETTINGS,
    answerTimeoutMs: 15_000,
    coolDownMs: 0,
    resaleAfterMs: 60 * DAY_MS,
    maxNumbers: 10_000,
  },
};
