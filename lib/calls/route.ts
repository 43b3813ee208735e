/** What the person called sees: who calls, or a mask (both sides stay hidden). */
export type ShownCaller = 'caller' | 'mask';

/** Whether picking up connects the person called, or only pressing 1 does (screening). */
export type AnswerMode = 'direct' | 'press-1';
