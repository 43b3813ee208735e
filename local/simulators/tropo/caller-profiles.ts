import { nationalDigits } from './numbers.ts';
import { borderHeaders, briefHeaders, telephoneHeaders, trunkHeaders } from './profile-headers.ts';

export interface Endpoint {
  readonly id: string;
  readonly e164Id?: string;
  readonly name: string | null;
  readonly channel: 'TEXT' | 'VOICE';
  readonly network: string;
}

/** What sessions of one kind of caller, or of one year, have of their own. */
export interface SessionShape {
  readonly to: Endpoint;
  readonly from: Endpoint;
  /** Absent in the oldest sessions, together with `initialText` and `callId`. */
  readonly headers?: unknown;
  readonly hasApplicationId?: boolean;
  readonly subject?: string;
  readonly initialMedia?: readonly unknown[];
}

export interface People {
  /** Who calls: a number in E.164 where there is one, otherwise any name. */
  readonly from: string;
  /** What is called: a number in E.164, a PIN, a Skype or a SIP address of an application. */
  readonly to: string;
  readonly text: string;
}

export type Profile = (people: People) => SessionShape;

const voice = { channel: 'VOICE', network: 'SIP' } as const;

export const withoutPlus = (text: string): string => text.replace(/^\+/, '');

/** What was called, as `to.id` of a voice session has it: ten digits in America, and never a `+` or a host. */
export const calledId = (to: string): string => nationalDigits(to).replace(/@.*$/, '');

const legs = ({ from, to }: People) => ({ from: nationalDigits(from), to: calledId(to) });
const nameOf = (address: string): string => (address.startsWith('+') ? address : 'unknown');

const us: Profile = (people) => ({
  to: { ...voice, id: calledId(people.to), name: nameOf(people.to) },
  from: { ...voice, id: nationalDigits(people.from), name: nameOf(people.from) },
  headers: borderHeaders(legs(people), people),
});

const usE164: Profile = ({ from, to }) => ({
  to: { ...voice, id: calledId(to), e164Id: withoutPlus(to), name: 'unknown', network: 'PSTN' },
  from: { ...voice, id: nationalDigits(from), e164Id: withoutPlus(from), name: 'unknown', network: 'PSTN' },
  headers: briefHeaders(),
  hasApplicationId: true,
});

const us2010: Profile = (people) => ({
  to: { ...voice, id: calledId(people.to), name: 'ppid.example.net' },
  from: { ...voice, id: nationalDigits(people.from), name: '192.0.2.76' },
  headers: { ...briefHeaders(), 'x-sbc-p-charge-info': `sip:${people.from}@192.0.2.76`, Contact: '', To: '' },
});

/** The caller's country code is there and the `+` is not: ten digits may well be Danish. */
const nameNull: Profile = ({ from, to }) => ({
  to: { ...voice, id: calledId(to), name: null },
  from: { ...voice, id: withoutPlus(from), name: null },
  headers: briefHeaders(),
});

const foreign: Profile = (people) => ({
  ...nameNull(people),
  headers: trunkHeaders({ to: calledId(people.to), from: withoutPlus(people.from) }, people),
});

const plus: Profile = ({ from, to }) => ({
  to: { ...voice, id: to, name: null },
  from: { ...voice, id: from, name: null },
  headers: briefHeaders(),
});

const headersArray: Profile = (people) => ({
  ...us2010(people),
  headers: Object.entries(briefHeaders()).map(([key, value]) => ({ key, value })),
});

/** Of the first weeks of 2010: nothing but who called whom. */
const oldest: Profile = ({ from, to }) => ({
  to: { ...voice, id: calledId(to), name: 'unknown', network: 'PSTN' },
  from: { ...voice, id: nationalDigits(from), name: 'unknown', network: 'PSTN' },
});

const sipUser: Profile = ({ from, to }) => ({
  to: { ...voice, id: calledId(to), e164Id: withoutPlus(to).replace(/@.*$/, ''), name: calledId(to) },
  from: { ...voice, id: from, e164Id: from, name: from },
  headers: telephoneHeaders({ to: calledId(to), from }),
  hasApplicationId: true,
});

const skype: Profile = ({ from, to }) => ({
  to: { ...voice, id: calledId(to), name: null, network: 'SKYPE' },
  from: { ...voice, id: from, name: null, network: 'SKYPE' },
  headers: briefHeaders(),
});

const restricted: Profile = (people) => ({
  to: { ...voice, id: calledId(people.to), name: nameOf(people.to) },
  from: { ...voice, id: 'Restricted', name: 'Unavailable' },
  headers: borderHeaders(
    { to: calledId(people.to), from: 'Restricted' },
    { to: people.to, from: 'Restricted' },
  ),
});

const unknown: Profile = ({ to }) => ({
  to: { ...voice, id: calledId(to), e164Id: withoutPlus(to), name: 'unknown' },
  from: { ...voice, id: 'Unknown', e164Id: 'Unknown', name: 'unknown' },
  headers: briefHeaders(),
  hasApplicationId: true,
});

interface VoiceProfile {
  readonly shape: Profile;
  /** Who calls if nobody is named. */
  readonly from: string;
  /** What the called party sees when nothing else is said; `undefined` takes it from `from`. */
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
