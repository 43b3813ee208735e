import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { apiConfig, prefixOf, voiceConfig } from '../../functions/wiring/config.ts';
import { makeSecret } from '../../lib/aws/secret.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { fail } from '../fail.ts';
import { connectOne } from '../one-connection.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { CAPTURE_HELP } from './read-capture.ts';
import { runDoctor } from './run.ts';

const HELP = `Looks whether a connection works, and why the signature of a request does not match. It changes nothing, and prints
no number and no secret.

  npm run doctor -- CONNECTION [--request FILE]

  --request FILE       a request that the carrier has sent, as a tunnel or a proxy shows it; - reads the standard input
  --signing-secret ID  the connection's ...SigningSecretId
${TARGET_HELP}

${CAPTURE_HELP}
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
  request: { type: 'string' },
  'signing-secret': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const read = (file: string): Promise<string> => (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));

const secretReader = (secretId: string): (() => Promise<string>) =>
  makeSecret({ secretId, parse: (value) => value, nowMs });

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [name, ...rest] = positionals;
  if (values.help || name === undefined || rest.length > 0) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const { operator, connected } = connectOne({ ...values, connection: values.connection ?? [name] });
  if (connected.name !== name) {
    throw new Error(`The options are about the connection ${connected.name}, and not ${name}.`);
  }
  const { environment } = operator;
  const secretId = values['signing-secret'] ?? environment[`${prefixOf(connected.name)}_SIGNING_SECRET_ID`];
  const isHealthy = await runDoctor({
    ...operator,
    connected,
    voice: () => voiceConfig(environment),
    readApiSecret: secretReader(apiConfig(environment, connected.name).secretId),
    ...(secretId !== undefined && { readSigningSecret: secretReader(secretId) }),
    ...(values.request !== undefined && { request: await read(values.request) }),
    fetch,
    nowSeconds,
    tell: (line) => console.log(line),
  });
  process.exitCode = isHealthy ? 0 : 1;
};

main().catch(fail);
