import { parseArgs } from 'node:util';
import type { Environment } from '../functions/wiring/config.ts';
import type { CarrierName } from '../lib/carriers/connection.ts';
import { CARRIERS, DEFAULT_CARRIER } from '../lib/carriers/connection.ts';

export interface LocalSettings {
  /** The simulated carrier. */
  readonly carrier: CarrierName;
  readonly port: number;
  readonly simulatorPort: number;
  /** The URL of a DynamoDB that runs already. */
  readonly dynamodbEndpoint: string | undefined;
  /** The folder that keeps masks and simulator between starts. */
  readonly dataFolder: string | undefined;
}

export const HELP = `npm start [-- --carrier NAME] [--data DIR]

Runs Callmask on this machine, with a simulated carrier, and masks a first number.

  --carrier NAME       ${CARRIERS.join(', ')}; default ${DEFAULT_CARRIER}
  --data DIR           keep the masks and the carrier's state in DIR; otherwise all is in memory
  PORT                 the API, default 3000; 0 takes a free port
  SIMULATOR_PORT       the simulated carrier, default 3001; 0 takes a free port
  DYNAMODB_ENDPOINT    use the DynamoDB at this URL instead of an embedded one
`;

/** @returns `'help'` if the user asked for it. @throws Error in words for the user */
export const readLocalSettings = (
  argv: readonly string[],
  environment: Environment,
): LocalSettings | 'help' => {
  const { help, data, carrier } = parse(argv);
  if (help) {
    return 'help';
  }
  return {
    carrier: carrierOf(carrier),
    port: portOf('PORT', environment, 3000),
    simulatorPort: portOf('SIMULATOR_PORT', environment, 3001),
    dynamodbEndpoint: endpointOf(environment['DYNAMODB_ENDPOINT']),
    dataFolder: data,
  };
};

const OPTIONS = {
  carrier: { type: 'string', default: DEFAULT_CARRIER },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n\n${HELP}`, { cause });
  }
};

const carrierOf = (name: string): CarrierName => {
  const carrier = CARRIERS.find((one) => one === name);
  if (carrier === undefined) {
    throw new Error(`--carrier must be one of ${CARRIERS.join(', ')}.`);
  }
  return carrier;
};

const portOf = (name: string, environment: Environment, usual: number): number => {
  const text = environment[name] ?? '';
  const port = text === '' ? usual : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a port from 0 to 65535.`);
  }
  return port;
};

const endpointOf = (endpoint = ''): string | undefined => {
  if (endpoint !== '' && !URL.canParse(endpoint)) {
    throw new Error('DYNAMODB_ENDPOINT must be a URL, such as http://127.0.0.1:8000.');
  }
  return endpoint === '' ? undefined : endpoint;
};
