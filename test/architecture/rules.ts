/** Who may not import what, and why. Types count like values. */
export interface Rule {
  /** The name of the rule, as a sentence about its files. */
  readonly because: string;
  readonly from: RegExp;
  readonly never: RegExp;
  /** What may be imported in spite of it. */
  readonly but?: RegExp;
  /** An import that breaks the rule, to prove that it looks: the file, and what it imports. */
  readonly broken: readonly [file: string, imported: string];
  /** An import that the rule must let through. */
  readonly kept: readonly [file: string, imported: string];
}

/** Folders of lib that know what a mask or a number is. */
const DOMAIN = '(?:calls|masks|numbers|people)';

export const RULES: readonly Rule[] = [
  {
    because: 'lib is below everything',
    from: /^lib\//,
    never: /^(?:functions|local|cli|simulators|cdk|test)\//,
    broken: ['lib/masks/mask.ts', 'functions/wiring/config.ts'],
    kept: ['lib/masks/mask.ts', 'lib/phone/e164.ts'],
  },
  {
    because: 'functions know only lib, and share only the wiring and the lists of routes and schedules',
    from: /^functions\//,
    never: /^(?:local|cli|simulators|cdk|test)\//,
    broken: ['functions/show-mask/index.ts', 'local/settings.ts'],
    kept: ['functions/show-mask/index.ts', 'functions/wiring/open-store.ts'],
  },
  {
    because: 'a function knows no other function',
    from: /^functions\/(?!wiring\/)[^/]+\//,
    never: /^functions\//,
    but: /^functions\/(?:wiring\/.*|routes\.ts|schedules\.ts)$/,
    // Its own files are let through by the test itself.
    broken: ['functions/show-mask/index.ts', 'functions/list-masks/read-list.ts'],
    kept: ['functions/show-mask/index.ts', 'functions/wiring/config.ts'],
  },
  {
    because: 'the wiring knows no function',
    from: /^functions\/wiring\//,
    never: /^functions\/(?!wiring\/)/,
    broken: ['functions/wiring/config.ts', 'functions/show-mask/handler.ts'],
    kept: ['functions/wiring/open-store.ts', 'functions/wiring/config.ts'],
  },
  {
    because: 'what clients see goes through a view',
    from: /^(?:functions\/(?!transfer\/)|lib\/api\/(?!(?:api-handler|idempotency-key|problem-\w+|views\/answer)\.ts))/,
    never: /^lib\/http\/http-answer\.ts$/,
    broken: ['functions/show-mask/handler.ts', 'lib/http/http-answer.ts'],
    kept: ['functions/show-mask/handler.ts', 'lib/api/views/answer.ts'],
  },
  {
    because: 'the stack takes nothing at run time but plain data',
    from: /^cdk\//,
    never: /^(?:lib|functions|local|cli|simulators|test)\//,
    but: /^(?:functions\/(?:routes|schedules)|lib\/(?:time-limits|calls\/decision|carriers\/(?:connection|description)))\.ts$/,
    broken: ['cdk/settings.ts', 'lib/carriers/protocols.ts'],
    kept: ['cdk/settings.ts', 'lib/carriers/connection.ts'],
  },
  {
    because: 'one machine takes functions by their folder, and of the rest the wiring and the lists',
    from: /^(?:local|cli)\//,
    never: /^(?:cdk|test)\/|^functions\/(?!wiring\/|$|routes\.ts|schedules\.ts)/,
    broken: ['local/callmask.ts', 'functions/transfer/answer-calls.ts'],
    kept: ['local/callmask.ts', 'functions/wiring/connect-carriers.ts'],
  },
  {
    because: 'the local run knows no command',
    from: /^local\//,
    never: /^cli\//,
    broken: ['local/settings.ts', 'cli/target.ts'],
    kept: ['local/settings.ts', 'lib/carriers/connection.ts'],
  },
  {
    because: 'a command finds a local run, and looks no further into it',
    from: /^cli\/(?!attack\/)/,
    never: /^local\//,
    but: /^local\/(?:running|environment|stack-settings)\.ts$/,
    broken: ['cli/operator.ts', 'local/callmask.ts'],
    kept: ['cli/operator.ts', 'local/running.ts'],
  },
  {
    because: 'the attack starts a Callmask of its own by the same doors as npm start',
    from: /^cli\/attack\//,
    never: /^local\//,
    but: /^local\/(?:callmask|table|carriers\/(?:tropo-account|carrier-environment|local-carriers)|server\/(?:listen|secrets))\.ts$/,
    broken: ['cli/attack/send.ts', 'local/data-folder.ts'],
    kept: ['cli/attack/start-target.ts', 'local/callmask.ts'],
  },
  {
    because: 'only the local run, the attack and the command that runs a simulator talk to simulators',
    from: /^(?:lib|functions|cdk|cli\/(?!(?:attack|simulate)\/))/,
    never: /^simulators\//,
    broken: ['cli/doctor/run.ts', 'simulators/tropo/simulator.ts'],
    kept: ['cli/doctor/run.ts', 'lib/carriers/protocols.ts'],
  },
  {
    because: 'mistakes of ours must not cancel out in a simulator',
    from: /^simulators\//,
    never: /^(?:lib|functions|local|cli|cdk|test)\//,
    broken: ['simulators/tropo/account.ts', 'lib/json.ts'],
    kept: ['simulators/tropo/account.ts', 'simulators/support/json.ts'],
  },
  {
    because: 'the call flow knows routes, and no rows',
    from: /^lib\/calls\//,
    never: /^lib\/(?:masks|numbers|people|table|aws)\//,
    broken: ['lib/calls/decide.ts', 'lib/masks/mask.ts'],
    kept: ['lib/calls/decide.ts', 'lib/phone/e164.ts'],
  },
  {
    because: 'the domain knows carriers by their ports',
    from: new RegExp(`^lib/${DOMAIN}/`),
    never: /^lib\/carriers\/(?:[a-z-]+\/|protocols\.ts|suppliers\.ts|descriptions\.ts)/,
    broken: ['lib/numbers/buying/buy-mask.ts', 'lib/carriers/telnyx/orders/order.ts'],
    kept: ['lib/numbers/buying/buy-mask.ts', 'lib/carriers/supplier.ts'],
  },
  {
    because: 'the domain knows no HTTP, no AWS and no table',
    from: new RegExp(`^lib/${DOMAIN}/`),
    never: /^lib\/(?:api|http|aws|table)\/|^@aws-sdk\/|^@middy\/|^node:https?$/,
    broken: ['lib/numbers/buying/claim.ts', 'lib/http/http-answer.ts'],
    kept: ['lib/numbers/buying/claim.ts', 'lib/errors/problem.ts'],
  },
  {
    because: 'carriers know no rows, no store and no HTTP stack',
    from: /^lib\/carriers\//,
    never: /^lib\/(?:masks|numbers|people|table|api|aws)\/|^lib\/http\/(?!outbound\.ts$)|^@middy\//,
    broken: ['lib/carriers/connections.ts', 'lib/masks/mask.ts'],
    kept: ['lib/carriers/connect-supplier.ts', 'lib/http/outbound.ts'],
  },
  {
    because: 'one carrier knows no other, but for what several share',
    from: /^lib\/carriers\/[a-z-]+\//,
    never: /^lib\/carriers\/(?:[a-z-]+\/|protocols\.ts|suppliers\.ts|descriptions\.ts)/,
    but: /^lib\/carriers\/(?:kit|twiml)\//,
    broken: ['lib/carriers/telnyx/orders/order.ts', 'lib/carriers/twilio/supplier.ts'],
    kept: ['lib/carriers/telnyx/protocol.ts', 'lib/carriers/twiml/calls/form-protocol.ts'],
  },
  {
    because: 'a description is plain data',
    from: /^lib\/carriers\/(?:[a-z-]+\/)?descriptions?\.ts$/,
    never: /./,
    but: /^lib\/carriers\/(?:[a-z-]+\/)?description\.ts$/,
    broken: ['lib/carriers/twilio/description.ts', 'lib/carriers/twilio/protocol.ts'],
    kept: ['lib/carriers/twilio/description.ts', 'lib/carriers/description.ts'],
  },
  {
    because: 'HTTP knows no domain',
    from: /^lib\/http\//,
    never: new RegExp(`^lib/(?:${DOMAIN}|carriers|api|table|aws|phone)/`),
    broken: ['lib/http/request.ts', 'lib/phone/e164.ts'],
    kept: ['lib/http/request.ts', 'lib/errors/problem.ts'],
  },
  {
    because: 'the API knows no carrier and no table',
    from: /^lib\/api\//,
    never: /^lib\/(?:carriers|table|aws)\//,
    broken: ['lib/api/views/mask-view.ts', 'lib/table/rows.ts'],
    kept: ['lib/api/views/mask-view.ts', 'lib/masks/mask.ts'],
  },
  {
    because: 'only the table knows DynamoDB and the kinds of rows',
    from: /^lib\/(?!table\/|aws\/)/,
    never: /^lib\/table\/|^@aws-sdk\//,
    broken: ['lib/people/erase-rows.ts', 'lib/table/rows.ts'],
    kept: ['lib/people/erase-rows.ts', 'lib/masks/mask-store.ts'],
  },
  {
    because: 'the table knows the ports of the domain, and no HTTP and no carrier',
    from: /^lib\/table\//,
    never: /^lib\/(?:api|http|carriers\/[a-z-]+)\//,
    broken: ['lib/table/rows.ts', 'lib/carriers/telnyx/order.ts'],
    kept: ['lib/table/rows.ts', 'lib/carriers/connection.ts'],
  },
  {
    because: 'what all else stands on knows nothing above it',
    from: /^lib\/(?:phone|errors|log|async|aws)\//,
    never: new RegExp(`^lib/(?:${DOMAIN}|carriers|api|http|table)/`),
    broken: ['lib/phone/e164.ts', 'lib/masks/mask.ts'],
    kept: ['lib/phone/e164.ts', 'lib/errors/problem.ts'],
  },
  {
    because: 'AWS’s parts are for the table and the wiring, and not for what all else stands on',
    from: /^lib\/(?:phone|errors|log|async)\//,
    never: /^lib\/aws\//,
    broken: ['lib/log/log.ts', 'lib/aws/table.ts'],
    kept: ['lib/log/log.ts', 'lib/json.ts'],
  },
  {
    because: 'what any carrier may need knows nothing of what some carriers share',
    from: /^lib\/carriers\/kit\//,
    never: /^lib\/carriers\/twiml\//,
    broken: ['lib/carriers/kit/reference.ts', 'lib/carriers/twiml/form.ts'],
    kept: ['lib/carriers/kit/reference.ts', 'lib/carriers/kit/is-same.ts'],
  },
  {
    because: 'one file imports undici',
    from: /^(?!lib\/http\/outbound\.ts$|test\/)/,
    never: /^undici(?:$|\/)/,
    broken: ['lib/carriers/kit/rest-client.ts', 'undici'],
    kept: ['lib/http/outbound.ts', 'undici/lib/dispatcher/agent.js'],
  },
  {
    because: 'outbound HTTP takes the two parts of undici that it needs',
    from: /^lib\/http\/outbound\.ts$/,
    never: /^undici\//,
    but: /^undici\/lib\/(?:dispatcher\/agent|api\/api-request)\.js$/,
    broken: ['lib/http/outbound.ts', 'undici/lib/mock/mock-agent.js'],
    kept: ['lib/http/outbound.ts', 'undici/lib/dispatcher/agent.js'],
  },
  {
    because: 'one file reads numbers, and one their metadata',
    from: /^(?!lib\/phone\/(?:parse-number|known-ranges)\.ts$|test\/)/,
    never: /^libphonenumber-js/,
    broken: ['lib/phone/maskable.ts', 'libphonenumber-js/max'],
    kept: ['lib/phone/parse-number.ts', 'libphonenumber-js/max'],
  },
  {
    because: 'the one file that reads numbers knows their types, so it takes the full metadata',
    from: /^lib\/phone\/parse-number\.ts$/,
    never: /^libphonenumber-js/,
    but: /^libphonenumber-js\/max$/,
    broken: ['lib/phone/parse-number.ts', 'libphonenumber-js'],
    kept: ['lib/phone/parse-number.ts', 'libphonenumber-js/max'],
  },
];

/** A function may import the other files of its own folder. */
const isOwn = (file: string, imported: string): boolean =>
  file.startsWith('functions/') && imported.startsWith(`${file.split('/').slice(0, 2).join('/')}/`);

/** A carrier may import the other files of its own folder. */
const isOwnCarrier = (file: string, imported: string): boolean =>
  file.startsWith('lib/carriers/') && imported.startsWith(`${file.split('/').slice(0, 3).join('/')}/`);

export const isBroken = ({ from, never, but }: Rule, file: string, imported: string): boolean =>
  from.test(file) &&
  never.test(imported) &&
  but?.test(imported) !== true &&
  !isOwn(file, imported) &&
  !(isOwnCarrier(file, imported) && !file.endsWith('/description.ts'));
