import { nationalDigits } from '../numbers.ts';
import { borderHeaders, briefHeaders, telephoneHeaders, trunkHeaders } from './profile-headers.ts';
import type { Endpoint, People, Profile } from './session-shape.ts';
import { calledId, withoutPlus } from './session-shape.ts';

/** An endpoint of a call, with its keys in the order in which Tropo wrote them. */
const endpoint = (id: string, name: string | null, network = 'SIP'): Endpoint => ({
  id,
  name,
  channel: 'VOICE',
  network,
});

const withE164 = (id: string, e164Id: string, name: string, network = 'SIP'): Endpoint => ({
  id,
  e164Id,
  name,
  channel: 'VOICE',
  network,
});

const legs = ({ from, to }: People) => ({ from: nationalDigits(from), to: calledId(to) });
const nameOf = (address: string): string => (address.startsWith('+') ? address : 'unknown');

const us: Profile = (people) => ({
  to: endpoint(calledId(people.to), nameOf(people.to)),
  from: endpoint(nationalDigits(people.from), nameOf(people.from)),
  headers: borderHeaders(legs(people), people),
});

const usE164: Profile = ({ from, to }) => ({
  to: withE164(calledId(to), withoutPlus(to), 'unknown', 'PSTN'),
  from: withE164(nationalDigits(from), withoutPlus(from), 'unknown', 'PSTN'),
  headers: briefHeaders(),
  hasApplicationId: true,
});

const us2010: Profile = (people) => ({
  to: endpoint(calledId(people.to), 'ppid.example.net'),
  from: endpoint(nationalDigits(people.from), '192.0.2.76'),
  headers: { ...briefHeaders(), 'x-sbc-p-charge-info': `sip:${people.from}@192.0.2.76`, Contact: '', To: '' },
});

/** The country code is there but the `+` is not: ten digits may be a Danish number. */
const nameNull: Profile = ({ from, to }) => ({
  to: endpoint(calledId(to), null),
  from: endpoint(withoutPlus(from), null),
  headers: briefHeaders(),
});

const foreign: Profile = (people) => ({
  ...nameNull(people),
  headers: trunkHeaders({ to: calledId(people.to), from: withoutPlus(people.from) }, people),
});

/** In many tests of Tropo's users, though not on record. */
const plus: Profile = ({ from, to }) => ({
  to: endpoint(to, null),
  from: endpoint(from, null),
  headers: briefHeaders(),
});

const headersArray: Profile = (people) => ({
  ...oldest(people),
  headers: Object.entries(briefHeaders()).map(([key, value]) => ({ key, value })),
});

/** From the first weeks of 2010: only who called whom. */
const oldest: Profile = ({ from, to }) => ({
  to: endpoint(calledId(to), 'unknown', 'PSTN'),
  from: endpoint(nationalDigits(from), 'unknown', 'PSTN'),
});

const sipUser: Profile = ({ from, to }) => ({
  to: withE164(calledId(to), withoutPlus(to).replace(/@.*$/, ''), calledId(to)),
  from: withE164(from, from, from),
  headers: telephoneHeaders({ to: calledId(to), from }),
  hasApplicationId: true,
});

const skype: Profile = ({ from, to }) => ({
  to: endpoint(calledId(to), null, 'SKYPE'),
  from: endpoint(from, null, 'SKYPE'),
  headers: briefHeaders(),
});

const restricted: Profile = (people) => ({
  to: endpoint(calledId(people.to), nameOf(people.to)),
  from: endpoint('Restricted', 'Unavailable'),
  headers: borderHeaders(
    { to: calledId(people.to), from: 'Restricted' },
    { to: people.to, from: 'Restricted' },
  ),
});

const unknown: Profile = ({ to }) => ({
  to: withE164(calledId(to), withoutPlus(to), 'unknown'),
  from: withE164('Unknown', 'Unknown', 'unknown'),
  headers: briefHeaders(),
  hasApplicationId: true,
});

interface VoiceProfile {
  readonly shape: Profile;
  /** The default caller. */
  readonly from: string;
  /** The default caller ID; `from` when absent. */
  readonly callerId?: string;
}

const CALLER = '+14075550199';

/** Every kind of voice caller on record. */
export const CALLER_PROFILES: Readonly<Record<string, VoiceProfile>> = {
  us: { shape: us, from: CALLER },
  'us-e164': { shape: usE164, from: CALLER },
  'us-2010': { shape: us2010, from: CALLER },
  oldest: { shape: oldest, from: CALLER },
  'headers-array': { shape: headersArray, from: CALLER },
  'name-null': { shape: nameNull, from: CALLER },
  plus: { shape: plus, from: CALLER },
  foreign: { shape: foreign, from: '+33199000142' },
  'sip-user': { shape: sipUser, from: 'jane.roe' },
  'sip-user-blank': { shape: sipUser, from: 'Jane Roe' },
  skype: { shape: skype, from: 'first.last.example' },
  pin: { shape: sipUser, from: '9997654321' },
  restricted: { shape: restricted, from: 'Restricted', callerId: 'Restricted' },
  unknown: { shape: unknown, from: 'Unknown', callerId: 'Unknown' },
};
