import { OUTCOMES } from '../support/calls/script.ts';
import { CALL_FIELDS, commonHelp } from '../support/control/control-help.ts';
import { CALLER_NAMES } from './calls/caller-profiles.ts';
import type { Dialect } from './dialect.ts';

/** What `GET /simulator` answers. */
export const controlHelp = ({ apiPath }: Dialect) => ({
  calls: {
    'POST /simulator/calls': `A person calls a number: ${CALL_FIELDS}}`,
    'POST /simulator/texts': 'A person sends a text to a number: {"to", "text", "from"?}',
    ...commonHelp(faultExample(apiPath)),
  },
  callers: CALLER_NAMES,
  outcomes: OUTCOMES,
  states: {
    bridged: 'The caller was connected',
    'hung-up': 'The carrier hung up',
    rejected: 'The application refused the call, which cost nothing',
    'caller-hung-up': 'The caller left before being connected',
    failed: 'The application failed',
  },
});

export const faultExample = (apiPath: string): string =>
  `POST ${apiPath}/Accounts/*/IncomingPhoneNumbers.json`;
