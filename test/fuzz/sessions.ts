import fc from 'fast-check';
import { body, KNOWN, text } from './requests.ts';

const DIALLED = [
  '4155550123',
  '14155550123',
  '+14155550123',
  '4155550124',
  '4155550125',
  '9991234567',
  '+14155550126',
];

const anything = fc.oneof(text, fc.constant(null), fc.integer(), fc.constant({}), fc.constant([]));

const endpoint = (ids: readonly string[]) =>
  fc.record(
    {
      id: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: anything }),
      e164Id: fc.oneof(fc.constantFrom(...ids.map((id) => id.replace('+', ''))), anything),
      name: fc.oneof(fc.constantFrom('unknown', 'Señor', ...KNOWN), anything),
      channel: fc.oneof(fc.constantFrom('VOICE', 'voice', 'TEXT'), anything),
      network: fc.oneof(fc.constantFrom('SIP', 'SKYPE', 'PSTN'), anything),
    },
    { requiredKeys: [] },
  );

const SIP = [
  '<sip:+14155550124@192.0.2.1>',
  'sip:14155550124@host;transport=udp',
  '"x" <sip:+12125550187@h>',
];

const headerValue = fc.oneof(fc.constantFrom(...SIP), anything);
const HEADER_NAMES = ['x-sbc-to', 'x-voxeo-to', 'x-sbc-request-uri', 'X-SBC-From', 'contact', '__proto__'];

const headers = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...HEADER_NAMES), text), headerValue, {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  fc.array(fc.record({ key: fc.constantFrom(...HEADER_NAMES), value: headerValue }), { maxLength: 4 }),
  anything,
);

/** A call, a text or a launch, more or less as Tropo would tell it. */
const session = fc.record(
  {
    id: fc.oneof(fc.constant('0f1e2d3c4b5a69788796a5b4c3d2e1f0'), anything),
    accountId: fc.oneof(fc.constant('62001'), fc.constant('1'), anything),
    to: fc.oneof({ weight: 8, arbitrary: endpoint(DIALLED) }, { weight: 1, arbitrary: anything }),
    from: fc.oneof(
      { weight: 8, arbitrary: endpoint(['3125550122', '2125550100', '4155550124', 'Restricted', '']) },
      { weight: 1, arbitrary: anything },
    ),
    headers,
    initialText: anything,
    parameters: anything,
  },
  { requiredKeys: [] },
);

const action = fc.record(
  {
    name: anything,
    disposition: fc.oneof(fc.constantFrom('SUCCESS', 'busy', 'TIMEOUT', 'HANGUP'), anything),
    connectedDuration: fc.oneof(fc.double(), anything),
  },
  { requiredKeys: [] },
);

const result = fc.record(
  {
    sessionId: anything,
    state: fc.oneof(fc.constantFrom('ANSWERED', 'DISCONNECTED'), anything),
    actions: fc.oneof(action, fc.array(action, { maxLength: 3 }), anything),
  },
  { requiredKeys: [] },
);

/** Any body that may come to the addresses for the carrier. */
export const webhookBody = fc.oneof(
  { weight: 6, arbitrary: session.map((given) => ({ session: given })) },
  { weight: 2, arbitrary: result.map((given) => ({ result: given })) },
  { weight: 1, arbitrary: fc.record({ session, result }) },
  { weight: 2, arbitrary: body },
);
