import { nationalDigits } from '../numbers.ts';

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

export const withoutPlus = (text: string): string => text.replace(/^\+/, '');

/** What was called, as `to.id` of a voice session has it: ten digits in America, and never a `+` or a host. */
export const calledId = (to: string): string => nationalDigits(to).replace(/@.*$/, '');
