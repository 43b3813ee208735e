import type { Dialect } from '../twiml/dialect.ts';
import { USUAL_CALLS } from '../twiml/dialect.ts';
import { USUAL_SETTINGS } from '../twiml/settings.ts';

/** `0123…` as `01234567-89ab-4def-8123-456789abcdef`. */
const uuidFrom = (id: string): string =>
  [id.slice(0, 8), id.slice(8, 12), `4${id.slice(13, 16)}`, `8${id.slice(17, 20)}`, id.slice(20)].join('-');

const MINUTE_MS = 60_000;

export const SIGNALWIRE: Dialect = {
  ...USUAL_CALLS,
  carrier: 'SignalWire',
  apiPath: '/api/laml/2010-04-01',
  sidFrom: (_kind, id) => uuidFrom(id),
  signatureHeader: 'x-signalwire-signature',
  moreInfo: (code) => `https://developer.signalwire.com/compatibility-api/errors/${code}`,
  appliesFilters: false,
  sellsByAreaCode: false,
  showsCallers: false,
  timeoutCode: 11_200,
  ringSeconds: { least: 5, most: 600 },
  tellsBridged: false,
  tellsOfCaller: () => ({}),
  tellsOfEnd: { HangupBy: 'caller', AudioInMos: '4.5' },
  settings: {
    ...USUAL_SETTINGS,
    answerTimeoutMs: 5000,
    coolDownMs: MINUTE_MS,
    resaleAfterMs: 0,
    maxNumbers: 1000,
  },
};
