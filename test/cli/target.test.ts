import { afterEach, expect, test } from '@jest/globals';
import type { Target } from '../../cli/target.ts';
import { targetEnvironment } from '../../cli/target.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const noRun = (): never => {
  throw new Error('Nothing runs here.');
};

const VOICE = { 'public-url': 'https://api.example.com/prod', 'fallback-url': 'https://sorry.example.com/' };

const RUN = {
  pid: 1,
  environment: { CONNECTIONS: 'twilio,eu:twilio', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
  apiUrl: 'http://127.0.0.1:2',
};

test.each<[Target, object]>([
  [
    { secret: ['S'], 'tropo-api-url': 'https://api.example.com/v1' },
    { CONNECTIONS: 'tropo', TROPO_API_SECRET_ID: 'S', TROPO_API_URL: 'https://api.example.com/v1' },
  ],
  [
    { connection: ['twilio'], secret: ['S'], ...VOICE },
    {
      CONNECTIONS: 'twilio',
      TWILIO_API_SECRET_ID: 'S',
      PUBLIC_URL: VOICE['public-url'],
      FALLBACK_URL: VOICE['fallback-url'],
    },
  ],
  [
    {
      connection: ['eu-west:telnyx', 'tropo'],
      secret: ['A', 'B'],
      'tropo-api-url': 'https://t.example.com',
      ...VOICE,
    },
    {
      CONNECTIONS: 'eu-west:telnyx,tropo',
      EU_WEST_API_SECRET_ID: 'A',
      TROPO_API_SECRET_ID: 'B',
      TROPO_API_URL: 'https://t.example.com',
      PUBLIC_URL: VOICE['public-url'],
      FALLBACK_URL: VOICE['fallback-url'],
    },
  ],
])('the options of a stack are what its functions find in their environment: %j', (target, environment) => {
  expect(targetEnvironment({ table: 'T', ...target }, noRun)).toEqual({ TABLE_NAME: 'T', ...environment });
});

test.each<[Target, string]>([
  [{}, 'Name the --secret, too: the stack’s ...ApiSecretId.'],
  [
    { connection: ['twilio', 'telnyx'], secret: ['A'], ...VOICE },
    'Name a --secret for each --connection, in the same order: there are 2 and 1.',
  ],
  [{ connection: ['twilio'], secret: ['A'] }, 'Name the --public-url and the --fallback-url, too.'],
  [
    { connection: ['telnyx'], secret: ['A'], 'public-url': 'https://a.example.com' },
    'Name the --public-url and the --fallback-url, too.',
  ],
  [{ connection: ['plivo'], secret: ['A'] }, '"plivo" is none of the carriers'],
  [{ connection: ['twilio', 'twilio'], secret: ['A', 'B'] }, 'Two connections have one name'],
])('what is missing or wrong is told in words: %j', (target, words) => {
  expect(() => targetEnvironment({ table: 'T', ...target }, noRun)).toThrow(words);
});

test('of the run on this machine all connections are meant, or those that are named', () => {
  expect(targetEnvironment({}, () => RUN)).toMatchObject({
    CONNECTIONS: 'twilio:twilio,eu:twilio',
  });
  expect(targetEnvironment({ connection: ['twilio'] }, () => RUN)).toMatchObject({
    CONNECTIONS: 'twilio:twilio',
  });
  expect(targetEnvironment({ connection: ['eu'] }, () => RUN)).toMatchObject({ CONNECTIONS: 'eu:twilio' });
  expect(() => targetEnvironment({ connection: ['telnyx'] }, () => RUN)).toThrow(
    'The run on this machine has no connection "telnyx", but twilio, eu. For a stack, name its --table.',
  );
});
