import type { VoiceConfig } from '../../functions/wiring/config.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import { descriptionOf } from '../../lib/carriers/connection.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import type { SignedProtocol } from '../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { asRecord } from '../../lib/json.ts';
import type { Check, CheckResult, Deadline } from './check.ts';
import { checkCredentials, checkNumbers } from './check.ts';
import { checkFallbackUrl, checkVoiceUrl } from './check-addresses.ts';
import { judgeRequest } from './judge-request.ts';
import type { Judgement } from './judgement.ts';
import { readCapture } from './read-capture.ts';
import { runChecks } from './run-checks.ts';
import type { Signing } from './signings.ts';
import { SIGNINGS } from './signings.ts';
import { tellJudgement } from './tell-report.ts';

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

export interface DoctorReport {
  readonly connection: ConnectionName;
  /** Whether all checks are right, and the kept request, if there is one, is genuine. */
  readonly isHealthy: boolean;
  readonly checks: readonly CheckResult[];
  /** What the signature of the kept request came to. */
  readonly request?: Judgement;
}

/**
 * Checks all that can be checked without a call, and says why the signature of a kept request does not match. It prints
 * no number and no secret.
 * @throws Error in words for a request that cannot be read
 */
export const runDoctor = async (order: DoctorOrder): Promise<DoctorReport> => {
  const signed = signedParts(order);
  const checks = await runChecks(checksFor(order, signed), order.tell);
  if (signed === undefined) {
    order.tell(`\n${noSignature(order)}`);
  }
  const { name: connection } = order.connected;
  const isHealthy = checks.every(({ isRight }) => isRight);
  if (order.request === undefined) {
    return { connection, isHealthy, checks };
  }
  if (signed === undefined) {
    throw new Error(`There is no signature to be judged. ${noSignature(order)}`);
  }
  const request = await judge(order, signed, order.request);
  tellJudgement(request, order.tell);
  return { connection, isHealthy: isHealthy && request.isGenuine, checks, request };
};

const noSignature = ({ connected: { carrier } }: DoctorOrder): string =>
  `${descriptionOf(carrier).company} signs nothing: the key in the voice URL is the only proof. npm run callmask -- keys list shows the keys.`;

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
