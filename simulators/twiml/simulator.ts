import { makeControl } from '../support/control/control.ts';
import { controlRoutes } from '../support/control/control-routes.ts';
import { makeSettings } from '../support/control/settings.ts';
import { makeFaults } from '../support/faults/faults.ts';
import { jsonAnswer } from '../support/http/json.ts';
import { makeLog } from '../support/http/log.ts';
import { segmentsOf } from '../support/http/router.ts';
import { makeServe } from '../support/http/serve.ts';
import type { CarrierAccount } from './accounts/account.ts';
import type { NumberFields } from './accounts/incoming-number.ts';
import type { TwilioStyleState } from './accounts/number-book.ts';
import { makeNumberBook } from './accounts/number-book.ts';
import type { PlaceCallDependencies } from './calls/place-call.ts';
import { placeCall } from './calls/place-call.ts';
import { controlHelp, faultExample } from './control-help.ts';
import type { Dialect } from './dialect.ts';
import { codeFor, faultBody, makeRest } from './rest/rest.ts';
import { SETTING_CHECKS } from './settings.ts';
import { sendText } from './texts.ts';
import { makeAskApplication } from './webhooks/ask-application.ts';
import { makeWriteSigned } from './webhooks/write-signed.ts';

export interface TwilioStyleOptions {
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  /** 32 hexadecimal digits, new each time. */
  readonly randomId?: () => string;
  /** The fields of a bought number that its order does not set; none by default. */
  readonly newNumberFields?: NumberFields;
  readonly saved?: TwilioStyleState;
  /** Called after each change of what must survive a restart. */
  readonly onChange?: (state: TwilioStyleState) => void;
}

export interface TwilioStyleSimulator {
  readonly handle: (request: Request) => Promise<Response>;
}

const randomHex = (): string => crypto.randomUUID().replaceAll('-', '');

const makeControlOf = (
  play: PlaceCallDependencies,
  parts: Omit<Parameters<typeof controlRoutes>[0], 'faultExample'>,
) =>
  makeControl({
    '': { GET: () => controlHelp(play.dialect) },
    calls: { POST: ({ input }) => placeCall(play, input) },
    texts: { POST: ({ input }) => sendText(play, input) },
    ...controlRoutes({ ...parts, faultExample: faultExample(play.dialect.apiPath) }),
  });

/** A carrier of this dialect: its REST API, and the calls to its accounts' numbers. */
export const makeTwilioStyleSimulator = (
  dialect: Dialect,
  accounts: readonly CarrierAccount[],
  options: TwilioStyleOptions,
): TwilioStyleSimulator => {
  const { now = () => new Date(), randomId = randomHex, saved, onChange = () => undefined } = options;
  const holder = makeSettings(dialect.settings, SETTING_CHECKS);
  const settings = holder.current;
  const log = makeLog(now);
  const newSid = () => dialect.sidFrom('PN', randomId());
  const resaleAfterMs = () => settings().resaleAfterMs;
  const book = makeNumberBook({ accounts, saved, onChange, now, newSid, resaleAfterMs });
  const fetchNow: typeof fetch = (...call) => (options.fetch ?? globalThis.fetch)(...call);
  const write = makeWriteSigned(dialect, randomId);
  const { timeoutCode } = dialect;
  const ask = makeAskApplication({ fetch: fetchNow, log, settings, timeoutCode, write });
  const mayShow = (accountSid: string, number: string) =>
    book.byNumber(number)?.accountSid === accountSid || settings().verifiedCallerIds.includes(number);
  const play = { accounts, book, now, ask, dialect, settings, randomId, mayShow };
  const bodyFor = (status: number, message: string) => faultBody(dialect, status, codeFor(status), message);
  const faults = makeFaults((status) => bodyFor(status, 'simulated fault'));
  const control = makeControlOf(play, {
    faults,
    log,
    settings: holder,
    stock: book.stock,
    changed: book.changed,
  });
  const rest = makeRest({
    accounts,
    book,
    dialect,
    settings,
    now,
    newNumberFields: options.newNumberFields ?? {},
  });
  const [root = '', ...below] = segmentsOf(dialect.apiPath);
  const refuse = (_request: Request, status: number, reason: string) =>
    jsonAnswer(bodyFor(status, reason), status);
  const service = async (request: Request, segments: readonly string[]): Promise<Response> =>
    below.every((part, index) => part === segments[index])
      ? rest(request, segments.slice(below.length))
      : refuse(request, 404, 'not found');
  return { handle: makeServe({ services: new Map([[root, service]]), control, faults, log, refuse }) };
};
