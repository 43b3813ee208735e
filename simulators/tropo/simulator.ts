import { makeSettings } from '../support/control/settings.ts';
import { makeFaults } from '../support/faults/faults.ts';
import { makeLog } from '../support/http/log.ts';
import { makeServe } from '../support/http/serve.ts';
import { readings } from '../support/stock/readings.ts';
import { makeStock } from '../support/stock/stock.ts';
import type { TropoState } from './account.ts';
import { makeAccount } from './account.ts';
import { makeTropoControl } from './control.ts';
import { exchangeOf } from './exchanges.ts';
import { encode, failure } from './provisioning/answers.ts';
import { makeAssignments } from './provisioning/assign-address.ts';
import { makeHrefs } from './provisioning/hrefs.ts';
import { makeProvisioning } from './provisioning/provisioning.ts';
import { makeDeliver } from './sessions/deliver.ts';
import { makeRunSession } from './sessions/run-session.ts';
import { makeSessionApi } from './sessions/session-api.ts';
import { makeSessions } from './sessions/sessions.ts';
import { defaultSettings, SETTING_CHECKS } from './settings.ts';
import { makeConversations } from './texts/conversations.ts';
import { makeLogText } from './texts/log-text.ts';
import { makeTexts } from './texts/texts.ts';

export interface TropoSimulatorOptions {
  /** The first voice and messaging URL of application 123456. */
  readonly voiceUrl: string;
  /** What hrefs begin with; by default as on record. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  /** 32 hexadecimal digits, new each time. */
  readonly randomId?: () => string;
  /** How long an application may take to answer. Tropo's own limit is not on record. */
  readonly answerTimeoutMs?: number;
  readonly saved?: TropoState;
  /** Called after each change of what must survive a restart. */
  readonly onChange?: (state: TropoState) => void;
}

export interface TropoSimulator {
  readonly handle: (request: Request) => Promise<Response>;
}

const refuse = (request: Request, status: number, reason: string): Response =>
  encode(failure(status, reason), request.headers.get('accept'));

const randomHex = (): string => crypto.randomUUID().replaceAll('-', '');

/** What survives a restart: the account and its stock. */
const makeStore = ({ voiceUrl, saved, onChange }: TropoSimulatorOptions) => {
  const changed = () =>
    onChange?.({
      applications: account.applications(),
      addresses: account.addresses(),
      stock: stock.overrides(),
      nextApplicationId: account.nextApplicationId(),
    });
  const account = makeAccount(voiceUrl, saved, changed);
  const isTaken = (number: string) => account.address('number', number) !== undefined;
  const stock = makeStock(isTaken, saved?.stock);
  return { account, stock, changed };
};

/** Tropo, as far as its record goes: the provisioning API, calls, texts and the Session API. */
export const makeTropoSimulator = (options: TropoSimulatorOptions): TropoSimulator => {
  const { baseUrl = 'https://api.tropo.com', now = () => new Date(), randomId = randomHex } = options;
  const holder = makeSettings(defaultSettings(options.answerTimeoutMs ?? 15_000), SETTING_CHECKS);
  const settings = holder.current;
  const { account, stock, changed } = makeStore(options);
  const log = makeLog(now);
  const faults = makeFaults();
  const fetchNow: typeof fetch = (...call) => (options.fetch ?? globalThis.fetch)(...call);
  const deliver = makeDeliver({
    fetch: fetchNow,
    log,
    now,
    answerTimeoutMs: () => settings().answerTimeoutMs,
  });
  const sendsTexts = (text: string) =>
    readings(text).some(
      (number) => account.address('number', number) !== undefined && exchangeOf(number)?.smsEnabled === true,
    );
  const conversations = makeConversations();
  const openConversation = conversations.open;
  const run = makeRunSession({ deliver, settings, randomId, sendsTexts, openConversation });
  const sessions = makeSessions({ run, now, randomId, logText: makeLogText(log) });
  const play = { account, sessions, settings, now, randomId };
  const provisioning = makeProvisioning({
    account,
    stock,
    settings,
    randomId,
    now,
    hrefs: makeHrefs(baseUrl, settings),
    ...makeAssignments(account, stock, conversations),
  });
  const sessionApi = makeSessionApi(play);
  const parts = { faults, log, settings: holder, stock, changed };
  const control = makeTropoControl({ parts, play, texts: makeTexts(play, conversations) });
  const services = new Map([
    ['v1', provisioning],
    ['provisioning', provisioning],
    ['1.0', sessionApi],
  ]);
  return { handle: makeServe({ services, control, faults, log, refuse }) };
};
