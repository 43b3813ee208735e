import { nationalDigits } from '../numbers.ts';

export interface Endpoint {
  readonly id: string;
  readonly e164Id?: string;
  readonly name: string | null;
  readonly channel: 'TEXT' | 'VOICE';
  readonly network: string;
}

/** The parts of a session that differ by kind of caller and by year. */
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
  /** The caller: a number in E.164, or a name. */
  readonly from: string;
  /** What is called: a number in E.164, or a PIN, a Skype or a SIP address of an application. */
  readonly to: string;
  readonly text: string;
}

export type Profile = (people: People) => SessionShape;

export const withoutPlus = (text: string): string => text.replace(/^\+/, '');

/** `to.id` of a voice session: ten digits in North America, never a `+` or a host. */
export const calledId = (to: string): string => nationalDigits(to).replace(/@.*$/, '');
