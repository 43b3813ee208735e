import { readE164 } from '../../lib/phone/read-e164.ts';
import { runSimulator } from '../../simulators/run-simulator.ts';
import { STANDALONE_CARRIERS } from '../../simulators/standalone-carriers.ts';
import type { StandaloneCarrier } from '../../simulators/support/standalone/standalone-carrier.ts';
import type { StandaloneOption } from '../../simulators/support/standalone/standalone-options.ts';
import type { OptionTable, Verb, VerbGroup, VerbOption } from '../command-line/verb.ts';
import { wholeNumber } from '../command-line/whole-number.ts';

const readUrl = (text: string): string => {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? '')) {
    throw new Error('must be a URL that begins with http:// or https://.');
  }
  return text;
};

const readNumber = (text: string): string => {
  const number = readE164(text);
  if (number === undefined) {
    throw new Error('must be a number in E.164, such as +14155550100.');
  }
  return number;
};

const READERS: Readonly<Record<StandaloneOption['name'], NonNullable<VerbOption['read']>>> = {
  voiceUrl: readUrl,
  fallbackUrl: readUrl,
  textUrl: readUrl,
  number: readNumber,
  port: wholeNumber(0, 65_535),
};

const flagOf = ({ flag }: StandaloneOption): string => flag.slice('--'.length);

const optionsOf = ({ options }: StandaloneCarrier): OptionTable =>
  Object.fromEntries(
    options.map((option) => [
      flagOf(option),
      {
        value: option.value,
        help: option.help,
        read: READERS[option.name],
        ...(option.isRequired && { isRequired: true }),
      },
    ]),
  );

/** The values by the names of the simulator's own settings. */
const settingsOf = ({ options }: StandaloneCarrier, values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    options
      .map((option) => [option.name, values[flagOf(option)]] as const)
      .filter(([, value]) => value !== undefined),
  );

const verbOf = (name: string, carrier: StandaloneCarrier): Verb => ({
  name,
  summary: `simulates ${carrier.company}`,
  details: carrier.help,
  options: optionsOf(carrier),
  examples: [
    [`simulate ${name} --voice-url http://localhost:8080/voice`, 'simulate it for a program on port 8080'],
  ],
  run: async ({ values, tell }) => {
    await runSimulator({ voiceUrl: '', ...settingsOf(carrier, values), carrier: name }, tell);
    return { isDone: true };
  },
});

export const simulate: VerbGroup = {
  name: 'simulate',
  summary: 'runs a simulated carrier, for any program that a carrier calls',
  verbs: [...STANDALONE_CARRIERS].map(([name, carrier]) => verbOf(name, carrier)),
};
