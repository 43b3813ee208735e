import type { CarrierName } from '../../lib/carriers/connection.ts';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import type { Guarantee } from './guarantee.ts';

const COMPANIES: Readonly<Record<CarrierName, string>> = {
  tropo: 'Tropo',
  twilio: 'Twilio',
  signalwire: 'SignalWire',
  telnyx: 'Telnyx',
};

/** As the documentation has them: the company that Callmask began with comes last. */
const COLUMNS: readonly CarrierName[] = [...CARRIERS.filter((name) => name !== 'tropo'), 'tropo'];

interface Section {
  readonly title: string;
  readonly guarantees: readonly Guarantee<never>[];
}

/** Whether a guarantee was proven, or that it is not there, in all that was run of it. */
export type IsProven = (carrier: CarrierName, guarantee: string) => boolean;

/** The table in docs/carriers/README.md: each guarantee, and who gives it. Why somebody does not is in a note. */
export const guaranteeTable = (sections: readonly Section[], isProven: IsProven): string => {
  const notes: string[] = [];
  const noteFor = (text: string): number => {
    if (!notes.includes(text)) notes.push(text);
    return notes.indexOf(text) + 1;
  };
  const cell = ({ name, except }: Guarantee<never>, carrier: CarrierName): string => {
    if (!isProven(carrier, name)) return '**not proven**';
    const exception = except?.[carrier];
    return exception === undefined
      ? 'yes'
      : `no (${noteFor(`${COMPANIES[carrier]}: ${exception.because}.`)})`;
  };
  const rows = sections.flatMap(({ title, guarantees }) => [
    `| **${title}** |${' |'.repeat(COLUMNS.length)}`,
    ...guarantees.map((one) => `| ${[one.name, ...COLUMNS.map((name) => cell(one, name))].join(' | ')} |`),
  ]);
  return [
    `| | ${COLUMNS.map((name) => COMPANIES[name]).join(' | ')} |`,
    `|---|${'---|'.repeat(COLUMNS.length)}`,
    ...rows,
    '',
    ...notes.map((note, index) => `${index + 1}. ${note}`),
  ].join('\n');
};
