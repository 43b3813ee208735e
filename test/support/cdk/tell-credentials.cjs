/** Loaded first by each Node below us, it writes what that one runs and which of AWS's credentials it can see. */
const { appendFileSync } = require('node:fs');
const NAMES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];
const seen = NAMES.filter((name) => process.env[name]);
appendFileSync(process.env.TELL_CREDENTIALS_TO, `${JSON.stringify({ runs: process.argv[1], seen })}\n`);
