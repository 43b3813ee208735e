import { apiConfig, prefixOf, voiceConfig } from '../../functions/wiring/config.ts';
import { makeSecret } from '../../lib/aws/secret.ts';
import { elapsedMs, nowSeconds } from '../../lib/clock.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { defineVerb } from '../command-line/verb.ts';
import { connectOne } from '../one-connection.ts';
import { readInput } from '../read-input.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { CAPTURE_HELP } from './read-capture.ts';
import { runDoctor } from './run.ts';

const secretReader = (secretId: string): (() => Promise<string>) =>
  makeSecret({ secretId, parse: (value) => value, elapsedMs });

export const doctor = defineVerb({
  name: 'doctor',
  summary: 'checks a connection, and finds out why a signature does not match',
  details: `It changes nothing, and prints no number and no secret.\n${TARGET_DETAILS}\n\n${CAPTURE_HELP}`,
  hasJson: true,
  argument: { name: 'connection', help: 'the name of the connection, such as twilio' },
  options: {
    request: {
      value: 'FILE',
      help: 'a request of the carrier, as a tunnel or a proxy shows it; - reads the standard input',
    },
    'signing-secret': { value: 'ID', help: "the connection's output ...SigningSecretId" },
    ...TARGET_OPTIONS,
  },
  examples: [
    [
      'doctor twilio <TwilioOptions> --signing-secret "<TwilioSigningSecretId>"',
      'check a connection of a stack',
    ],
    ['doctor twilio --request request.txt', 'say why the signature of a request does not match'],
  ],
  run: async ({ values, args: [name = ''], tell }) => {
    const { operator, connected } = connectOne({ ...values, connection: values.connection ?? [name] });
    if (connected.name !== name) {
      throw new UsageError(
        `--connection names ${connected.name}, and the argument names ${name}. Name the same connection.`,
      );
    }
    const { environment } = operator;
    const secretId = values['signing-secret'] ?? environment[`${prefixOf(connected.name)}_SIGNING_SECRET_ID`];
    const report = await runDoctor({
      ...operator,
      connected,
      voice: () => voiceConfig(environment),
      readApiSecret: secretReader(apiConfig(environment, connected.name).secretId),
      ...(secretId !== undefined && { readSigningSecret: secretReader(secretId) }),
      ...(values.request !== undefined && { request: await readInput(values.request) }),
      fetch,
      nowSeconds,
      tell,
    });
    return { isDone: report.isHealthy, json: report };
  },
});
