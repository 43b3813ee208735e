import { briefHeaders, textHeaders } from '../calls/profile-headers.ts';
import type { Endpoint, Profile } from '../calls/session-shape.ts';
import { withoutPlus } from '../calls/session-shape.ts';

const endpoint = (id: string, name: string | null, network = 'SMS'): Endpoint => ({
  id,
  name,
  channel: 'TEXT',
  network,
});

const withE164 = (number: string, network = 'SMS'): Endpoint => ({
  id: withoutPlus(number),
  e164Id: withoutPlus(number),
  name: null,
  channel: 'TEXT',
  network,
});

/** Numbers have eleven digits, while calls have ten. The `name` differs by year. */
const sms =
  (name: string | null): Profile =>
  ({ from, to, text }) => ({
    to: endpoint(withoutPlus(to), name),
    from: endpoint(withoutPlus(from), name),
    headers: textHeaders({ to: withoutPlus(to), from: withoutPlus(from) }, text, 'SMS'),
  });

const smsE164: Profile = ({ from, to }) => ({
  to: withE164(to),
  from: withE164(from),
  headers: briefHeaders(),
  hasApplicationId: true,
});

const mms: Profile = ({ from, to, text }) => ({
  to: withE164(to, 'MMS'),
  from: withE164(from, 'MMS'),
  headers: briefHeaders(),
  hasApplicationId: true,
  subject: 'A picture',
  initialMedia: [
    { status: 'success', media: 'http://files.example.com/1.jpg' },
    { status: 'success', text },
    { status: 'failure', disposition: 'The upload failed', media: '2.jpg' },
  ],
});

const jabber: Profile = ({ from, to }) => ({
  to: endpoint(to, 'unknown', 'JABBER'),
  from: endpoint(from, 'unknown', 'JABBER'),
});

const SENDER = '+14075550199';

/** Every kind of text sender on record, with a default sender. */
export const TEXT_PROFILES: Readonly<Record<string, { readonly shape: Profile; readonly from: string }>> = {
  sms: { shape: sms(null), from: SENDER },
  'sms-name-empty': { shape: sms(''), from: SENDER },
  'sms-foreign': { shape: sms('unknown'), from: '+33199000142' },
  'sms-e164': { shape: smsE164, from: SENDER },
  mms: { shape: mms, from: SENDER },
  jabber: { shape: jabber, from: 'jane.roe@example.com' },
};
