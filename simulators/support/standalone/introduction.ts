import type { StandaloneCarrier, StandaloneParts } from './standalone-carrier.ts';

const table = (rows: readonly (readonly [name: string, value: string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`).join('\n');
};

/** What a person reads when a standalone simulator has started. */
export const introduction = (carrier: StandaloneCarrier, parts: StandaloneParts): string => {
  const { company, apis, credentials } = carrier;
  const { url, number, voiceUrl } = parts;
  const rows = [
    ...Object.entries(apis).map(([name, path]) => [name, `${url}${path}`] as const),
    ...credentials.map(({ name, value }) => [name, value] as const),
    ['Number', number] as const,
    ['Voice URL', voiceUrl] as const,
  ];
  return `
The ${company} simulator listens on ${url}

${table(rows)}

  # call the number: the simulator asks your voice URL, runs its answer and reports the call
  curl -s ${url}/simulator/calls -H 'content-type: application/json' -d '{"to": "${number}"}'

  # every request and answer, in both directions
  curl -s ${url}/simulator/log

  # what else the simulator can do
  curl -s ${url}/simulator

Stop it with Ctrl-C.
`;
};
