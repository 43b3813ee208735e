/** An option of a standalone simulator, as a command line offers it. */
export interface StandaloneOption {
  /** The field of `serveSimulator`'s options that it sets. */
  readonly name: 'fallbackUrl' | 'number' | 'port' | 'textUrl' | 'voiceUrl';
  readonly flag: `--${string}`;
  /** What stands for the value in a help text. */
  readonly value: string;
  readonly help: string;
  readonly isRequired?: true;
}

/** The number that an account owns if no other is chosen. */
export const USUAL_NUMBER = '+14155550100';

export const COMMON_OPTIONS: readonly StandaloneOption[] = [
  {
    name: 'voiceUrl',
    flag: '--voice-url',
    value: 'URL',
    help: 'the URL of your program that the carrier asks about each call',
    isRequired: true,
  },
  {
    name: 'number',
    flag: '--number',
    value: '+1…',
    help: `the number that the account owns from the start; ${USUAL_NUMBER} by default`,
  },
  { name: 'port', flag: '--port', value: 'PORT', help: 'the port to listen on; a free one by default' },
];

export const FALLBACK_OPTION: StandaloneOption = {
  name: 'fallbackUrl',
  flag: '--fallback-url',
  value: 'URL',
  help: 'the URL that the carrier asks when the voice URL fails',
};

export const TEXT_OPTION: StandaloneOption = {
  name: 'textUrl',
  flag: '--text-url',
  value: 'URL',
  help: 'the URL of your program that the carrier asks about each text',
};
