import type { Detail, Measured, Plot } from '../measured.ts';
import { cellsOf, HEADINGS } from './cells.ts';
import { drawPlot } from './draw-plot.ts';
import type { Result } from './results.ts';

/** A file below `docs/` and what is in it. */
export type Pages = Readonly<Record<string, string>>;

/** Makes the page and its plots from nothing but the results, so that they can be made again and compared. */
export const render = (results: readonly Result[]): Pages => {
  const found = results.flatMap(({ measured }) => (measured === undefined ? [] : [measured]));
  const plots = found.flatMap((measured) => measured.plots ?? []);
  const sections = [
    INTRODUCTION,
    `## The figures\n\n${figures(results)}\n\n${HOW_TO_READ}`,
    ...section('Distributions', plots.length > 0 ? [HOW_TO_READ_PLOTS, ...plots.map(picture)] : []),
    ...section('Details', found.flatMap(detailsOf)),
    ...section(
      'Notes',
      [results.flatMap(notesOf).join('\n')].filter((notes) => notes !== ''),
    ),
    `## Where and when\n\n${origins(results)}`,
    HOW_TO_RUN,
  ];
  return {
    'performance.md': `${sections.join('\n\n')}\n`,
    ...Object.fromEntries(plots.map((plot) => [`performance/${plot.name}.svg`, drawPlot(plot)])),
  };
};

const INTRODUCTION = `# Performance

A person listens to ringing while Callmask thinks, so a call is answered with one read of the table and hardly anything
around it. This page says what that takes. \`npm run callmask -- bench\` writes it: do not edit it by hand.`;

const HOW_TO_READ = `Each line compares two things that were measured in the same run, in turns, because absolute times differ between machines
and from one minute to the next. A target is the most that the ratio may be, or our own median where there is no ratio. A
stretch is a target that would be good to reach and fails nothing.`;

const HOW_TO_READ_PLOTS = `Each curve says how many of all calls (upwards) took no longer than that (to the right). Further left is faster; a curve that
leans to the right at the top has a tail. It ends at the 99th percentile; the slowest of all is named below.`;

const HOW_TO_RUN = `## Run it again

| command | does |
|---|---|
| \`npm run callmask -- bench\` | measures everything, prints the table, writes \`docs/performance/results.json\`, and from that this page and its plots |
| \`npm run callmask -- bench warm-answer growth\` | measures only these; the others stay as they were |
| \`npm run callmask -- bench cold-start\` | the cold start only |
| \`npm run callmask -- bench --check\` | ends with 1 where a target is missed, stretches left out |
| \`npm run callmask -- bench --help\` | names all measures |

The table is dynalite in a process of its own, or whatever \`DYNAMODB_ENDPOINT\` names. What is too heavy for a dependency
is fetched when it is first needed; \`npm ci\` clears it away. A machine with other work to do gives other figures, above all
other 99th percentiles. Nothing here is a test: what CI holds are counts that do not depend on the machine, such as bytes,
reads and calls of functions (\`npm test -- test/bundles test/architecture\`).`;

const section = (title: string, parts: readonly string[]): readonly string[] =>
  parts.length === 0 ? [] : [`## ${title}\n\n${parts.join('\n\n')}`];

const figures = (results: readonly Result[]): string =>
  table(
    HEADINGS,
    results.flatMap(({ name, measured, missing }) =>
      measured === undefined ? [[`${name}: not measured. ${missing}`]] : measured.rows.map(cellsOf),
    ),
  );

const picture = ({ name, title }: Plot): string => `![${inline(title)}](performance/${name}.svg)`;

const detailsOf = ({ details = [] }: Measured): readonly string[] =>
  details.map(({ title, columns, lines }: Detail) => `### ${inline(title)}\n\n${table(columns, lines)}`);

const notesOf = ({ name, measured }: Result): readonly string[] =>
  (measured?.notes ?? []).map((note) => `- **${name}**: ${inline(note)}`);

const origins = (results: readonly Result[]): string =>
  table(
    ['measure', 'when', 'commit', 'machine', 'Node', 'packages'],
    results.map(({ name, surroundings: { at, commit, machine, node, packages } }) => [
      name,
      at.slice(0, 16).replace('T', ' '),
      commit,
      machine,
      node,
      Object.entries(packages)
        .map(([each, version]) => `${each} ${version}`)
        .join(', '),
    ]),
  );

const table = (columns: readonly string[], lines: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...lines.map((cells) => columns.map((_, index) => cells[index] ?? ''))]
    .map((cells) => `| ${cells.map(inline).join(' | ')} |`)
    .join('\n');

/** On one line and within its cell, whatever it says. */
const inline = (words: string): string =>
  words.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
