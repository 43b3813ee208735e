import type { VoiceConfig } from '../../functions/wiring/config.ts';
import { descriptionOf } from '../../lib/carriers/connection.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import type { SignedProtocol } from '../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { asRecord } from '../../lib/json.ts';
import { awsHint } from '../aws-hint.ts';
import { reasonOf } from '../steps.ts';
import type { Check, Deadline } from './check.ts';
import { checkCredentials, checkNumbers } from './check.ts';
import { checkFallbackUrl, checkVoiceUrl } from './check-addresses.ts';
import { judgeRequest } from './judge-request.ts';
import type { Judgement } from './judgement.ts';
import { readCapture } from './read-capture.ts';
import type { Signing } from './signings.ts';
import { SIGNINGS } from './signings.ts';

export interface DoctorOrder {
  readonly connected: Pick<ConnectedCarrier, 'carrier' | 'name' | 'supplier'>;
  /** Only asked for where the carrier signs. */
  readonly voice: () => VoiceConfig;
  readonly readApiSecret: () => Promise<string>;
  /** Left out: it was not said which secret that is. */
  readonly readSigningSecret?: (() => Promise<string>) | undefined;
  /** A request that was kept, as it stands in the file. */
  readonly request?: string | undefined;
  readonly fetch: typeof fetch;
  readonly deadline: Deadline;
  readonly nowSeconds: () => number;
  readonly tell: (line: string) => void;
}

/**
 * Looks at all that can be looked at without a call, and says why the signature of a kept request does not match. It
 * prints no number and no secret.
 * @returns whether all is well
 * @throws Error in words for a request that cannot be read
 */
export const runDoctor = async (order: DoctorOrder): Promise<boolean> => {
  const signed = signedParts(order);
  const isHealthy = await runChecks(checksFor(order, signed), order.tell);
  if (signed === undefined) {
    order.tell(`\n${noSignature(order)}`);
  }
  if (order.request === undefined) {
    return isHealthy;
  }
  if (signed === undefined) {
    throw new Error(`There is no signature to be judged. ${noSignature(order)}`);
  }
  const judgement = await judge(order, signed, order.request);
  printJudgement(judgement, order.tell);
  return isHealthy && judgement.isGenuine;
};

const noSignature = ({ connected: { carrier } }: DoctorOrder): string =>
  `${descriptionOf(carrier).company} signs nothing: whoever knows the key in the voice URL may ask. npm run keys shows which there are.`;

interface SignedParts {
  readonly protocol: SignedProtocol;
  readonly signing: Signing;
}

const signedParts = ({ connected: { carrier } }: DoctorOrder): SignedParts | undefined => {
  const protocol = CALL_PROTOCOLS[carrier];
  const signing = SIGNINGS[carrier];
  return protocol.provenBy === 'key' || signing === undefined ? undefined : { protocol, signing };
};

const checksFor = (order: DoctorOrder, signed: SignedParts | undefined): readonly Check[] => {
  const { connected, deadline } = order;
  const ofAccount = [
    checkCredentials(connected.supplier, deadline),
    checkNumbers(connected.supplier, deadline),
  ];
  if (signed === undefined) {
    return ofAccount;
  }
  const { publicUrl, fallbackUrl } = order.voice();
  const { fallbackMethod } = descriptionOf(connected.carrier);
  return [
    ...ofAccount,
    checkVoiceUrl(`${publicUrl}/calls/${connected.name}`, order),
    ...(fallbackMethod === undefined ? [] : [checkFallbackUrl(fallbackUrl, fallbackMethod, order)]),
    checkSigningSecret(order, signed),
  ];
};

const checkSigningSecret = ({ readSigningSecret }: DoctorOrder, { protocol }: SignedParts): Check => ({
  name: 'signing secret',
  look: async () => {
    if (readSigningSecret === undefined) {
      throw new Error('it was not looked at. Name it: --signing-secret ID.');
    }
    const { keys } = protocol.parseSigningSecret(await readSigningSecret());
    return keys.length > 1 ? 'is filled in, with two keys' : 'is filled in';
  },
});

const runChecks = async (checks: readonly Check[], tell: DoctorOrder['tell']): Promise<boolean> => {
  let wrong = 0;
  for (const { name, look } of checks) {
    try {
      tell(`  ok     ${name}: ${await look()}`);
    } catch (error) {
      wrong += 1;
      tell(`  WRONG  ${name}: ${awsHint(error) ?? reasonOf(error)}`);
    }
  }
  return wrong === 0;
};

const judge = async (
  order: DoctorOrder,
  { protocol, signing }: SignedParts,
  text: string,
): Promise<Judgement> => {
  const captured = readCapture(text);
  if (order.readSigningSecret === undefined) {
    throw new Error('To judge a signature, name the secret that it is checked with: --signing-secret ID.');
  }
  return judgeRequest({
    captured,
    protocol,
    signing,
    connection: order.connected.name,
    publicUrl: order.voice().publicUrl,
    signingSecret: await order.readSigningSecret(),
    apiSecret: textsIn(await order.readApiSecret().catch(() => '{}')),
    nowSeconds: order.nowSeconds(),
  });
};

const textsIn = (secret: string): Readonly<Record<string, string>> => {
  try {
    const fields = Object.entries(asRecord(JSON.parse(secret)) ?? {});
    return Object.fromEntries(
      fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
  } catch {
    return {};
  }
};

const printJudgement = ({ verdict, advice, tried }: Judgement, tell: DoctorOrder['tell']): void => {
  tell(`\nTried: ${tried.join('; ')}.`);
  tell(`\n${verdict}`);
  for (const sentence of advice) {
    tell(`  - ${sentence}`);
  }
};
