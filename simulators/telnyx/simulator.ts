import { makeSettings } from '../support/control/settings.ts';
import { makeFaults } from '../support/faults/faults.ts';
import { makeLog } from '../support/http/log.ts';
import { makeServe } from '../support/http/serve.ts';
import { makeStock } from '../support/stock/stock.ts';
import { makeAskApplication } from '../twiml/webhooks/ask-application.ts';
import type { TelnyxState } from './account.ts';
import { makeAccount } from './account.ts';
import { makeWriteSigned } from './calls/write-signed.ts';
import { makeTelnyxControl } from './control.ts';
import { firstState } from './first-state.ts';
import { failure, response } from './rest/answers.ts';
import { makeRest } from './rest/rest.ts';
import { defaultSettings, SETTING_CHECKS } from './settings.ts';

export interface TelnyxSimulatorOptions {
  /** The first voice URL of the TeXML application that answers calls. */
  readonly voiceUrl: string;
  /** Its first fallback URL. */
  readonly fallbackUrl?: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  /** 32 hexadecimal digits, new each time. */
  readonly randomId?: () => string;
  readonly saved?: TelnyxState;
  /** Called after each change of what must survive a restart. */
  readonly onChange?: (state: TelnyxState) => void;
}

export interface TelnyxSimulator {
  readonly handle: (request: Request) => Promise<Response>;
}

/** The error of an application that is silent for too long, as Twilio numbers it. */
const TIMEOUT_CODE = 11_205;
const ANSWER_TIMEOUT_MS = 15_000;

const randomHex = (): string => crypto.randomUUID().replaceAll('-', '');

const failed = (status: number, detail: string) => failure(status, '10007', 'Unexpected error', detail);

/** What survives a restart: the account and its stock. */
const makeStore = ({ voiceUrl, fallbackUrl = '', saved, onChange }: TelnyxSimulatorOptions) => {
  const changed = () => onChange?.({ ...account.state(), stock: stock.overrides() });
  const account = makeAccount(saved ?? firstState({ voiceUrl, fallbackUrl }), changed);
  const isTaken = (number: string) =>
    account.byNumber(number) !== undefined ||
    account.orders().some((order) => order.number === number && order.status === 'pending');
  const stock = makeStock(isTaken, saved?.stock);
  return { account, stock, changed };
};

/** Telnyx, as far as Callmask needs it: number orders, and calls that run TeXML. */
export const makeTelnyxSimulator = (options: TelnyxSimulatorOptions): TelnyxSimulator => {
  const { now = () => new Date(), randomId = randomHex } = options;
  const holder = makeSettings(defaultSettings(ANSWER_TIMEOUT_MS), SETTING_CHECKS);
  const settings = holder.current;
  const { account, stock, changed } = makeStore(options);
  const log = makeLog(now);
  const faults = makeFaults((status) => failed(status, 'simulated fault').body);
  const fetchNow: typeof fetch = (...call) => (options.fetch ?? globalThis.fetch)(...call);
  const write = makeWriteSigned(now);
  const ask = makeAskApplication({ fetch: fetchNow, log, settings, timeoutCode: TIMEOUT_CODE, write });
  const dependencies = { account, stock, settings, now };
  const control = makeTelnyxControl(
    { ...dependencies, ask, randomId },
    { faults, log, settings: holder, stock, changed },
  );
  const services = new Map([['v2', makeRest(dependencies)]]);
  const refuse = (_request: Request, status: number, reason: string) => response(failed(status, reason));
  return { handle: makeServe({ services, control, faults, log, refuse }) };
};
