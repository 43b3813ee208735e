import type { Profile } from './caller-profiles.ts';
import { withoutPlus } from './caller-profiles.ts';
import { briefHeaders, textHeaders } from './profile-headers.ts';

const sms = { channel: 'TEXT', network: 'SMS' } as const;

/** Eleven digits, unlike the ten of a call to the same number, and a `name` that differed by year. */
const named =
  (name: string | null, network = 'SMS'): Profile =>
  ({ from, to, text }) => {
    const ids = { to: withoutPlus(to), from: withoutPlus(from) };
    return {
      to: { ...sms, network, id: ids.to, name },
      from: { ...sms, network, id: ids.from, name },
      headers: textHeaders(ids, text, network),
    };
  };

const smsE164: Profile = ({ from, to }) => ({
  to: { ...sms, id: withoutPlus(to), e164Id: withoutPlus(to), name: null },
  from: { ...sms, id: withoutPlus(from), e164Id: withoutPlus(from), name: null },
  headers: briefHeaders(),
  hasApplicationId: true,
});

const mms: Profile = (people) => ({
  ...smsE164(people),
  to: { ...smsE164(people).to, network: 'MMS' },
  from: { ...smsE164(people).from, network: 'MMS' },
  subject: 'A picture',
  initialMedia: [
    { status: 'success', media: 'http://files.example.com/1.jpg' },
    { status: 'success', text: people.text },
    { status: 'failure', disposition: 'Failed to upload: 500 Internal Error', media: '2.jpg' },
  ],
});

const jabber: Profile = ({ from, to }) => ({
  to: { channel: 'TEXT', network: 'JABBER', id: to, name: 'unknown' },
  from: { channel: 'TEXT', network: 'JABBER', id: from, name: 'unknown' },
});

const SENDER = '+14075550199';

/** Every kind of text sender on record, and who writes if nobody is named. */
export const TEXT_PROFILES: Readonly<Record<string, { readonly shape: Profile; readonly from: string }>> = {
  sms: { shape: named(null), from: SENDER },
  'sms-name-empty': { shape: named(''), from: SENDER },
  'sms-foreign': { shape: named('unknown'), from: '+33199000142' },
  'sms-e164': { shape: smsE164, from: SENDER },
  mms: { shape: mms, from: SENDER },
  jabber: { shape: jabber, from: 'jane.roe@example.com' },
};
