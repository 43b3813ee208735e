import { STANDALONE_CARRIERS } from './standalone-carriers.ts';
import { listen } from './support/http/listen.ts';
import { introduction } from './support/standalone/introduction.ts';
import type {
  Credential,
  StandaloneCarrier,
  StandaloneParts,
} from './support/standalone/standalone-carrier.ts';
import { USUAL_NUMBER } from './support/standalone/standalone-options.ts';

export interface ServeSimulatorOptions {
  /** A name in `STANDALONE_CARRIERS`. */
  readonly carrier: string;
  readonly voiceUrl: string;
  /** In E.164; the account owns it from the start. */
  readonly number?: string;
  /** A free one by default. */
  readonly port?: number;
  readonly fallbackUrl?: string;
  readonly textUrl?: string;
}

export interface ServedSimulator {
  readonly url: string;
  readonly number: string;
  readonly credentials: readonly Credential[];
  /** What a person reads at the start: where it listens, the credentials, and what to try. */
  readonly introduction: string;
  readonly stop: () => Promise<void>;
}

const carrierNamed = (name: string): StandaloneCarrier => {
  const carrier = STANDALONE_CARRIERS.get(name);
  if (carrier !== undefined) return carrier;
  throw new Error(
    `There is no simulator of "${name}". There are: ${[...STANDALONE_CARRIERS.keys()].join(', ')}.`,
  );
};

const isWebUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

/** @throws Error with a sentence when the carrier lacks an option or its value is malformed */
const checkOptions = (
  { company, options: known }: StandaloneCarrier,
  options: ServeSimulatorOptions,
): void => {
  for (const name of ['voiceUrl', 'fallbackUrl', 'textUrl'] as const) {
    const url = options[name];
    if (url === undefined) continue;
    if (!known.some((option) => option.name === name))
      throw new Error(`The ${company} simulator has no ${name}.`);
    if (!isWebUrl(url))
      throw new Error(`${name} must be a URL that begins with http:// or https://, not "${url}".`);
  }
  const { number = USUAL_NUMBER, port = 0 } = options;
  if (!/^\+[1-9]\d{6,14}$/.test(number)) {
    throw new Error(`The number must be in E.164, such as ${USUAL_NUMBER}, not "${number}".`);
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`There is no port ${port}.`);
};

/** @throws Error with a sentence when the port is taken */
const listenOn = async (port: number, handleFor: Parameters<typeof listen>[1]): ReturnType<typeof listen> => {
  try {
    return await listen(port, handleFor);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${port} is taken. Choose another, or none to get a free one.`, { cause });
  }
};

/**
 * Serves a simulated carrier on this machine, for any program that a carrier would call. It keeps nothing: each start
 * begins with a fresh account.
 * @throws Error with a sentence when an option is wrong or the port is taken
 */
export const serveSimulator = async (options: ServeSimulatorOptions): Promise<ServedSimulator> => {
  const carrier = carrierNamed(options.carrier);
  checkOptions(carrier, options);
  const { carrier: _name, number = USUAL_NUMBER, port = 0, ...urls } = options;
  const partsFor = (url: string): StandaloneParts => ({ ...urls, url, number });
  const { url, stop } = await listenOn(port, (url) => carrier.start(partsFor(url)));
  const { credentials } = carrier;
  return { url, number, credentials, introduction: introduction(carrier, partsFor(url)), stop };
};
