import type { Curve, Plot } from '../measured.ts';
import { amount } from './cells.ts';
import { makeScale } from './scale.ts';

const WIDTH = 720;
const PLOT_HEIGHT = 320;
const LINE_HEIGHT = 20;
const LEFT = 56;
const RIGHT = 24;
const TOP = 40;
const BELOW_AXIS = 68;
/** The slowest one of thousands would press all of the others together, so it is told in words. */
const LAST_PERCENT = 99;

/** Told apart by people who see few colours, too, and readable on white and on black; dashes help where ink is grey. */
const COLOURS = ['#0a7cba', '#d1600a', '#2a9a6b', '#b0569a', '#8a7a10', '#c03a3a', '#6a6adf', '#7a7a7a'];
const DASHES = ['', '8 3', '2 3', '8 3 2 3'];

/** A browser shows an SVG of its own, even inside of a page, in the reader's colours. */
const STYLE = `text{font:13px system-ui,sans-serif;fill:#444}.title{font-size:15px;font-weight:600}
.line{stroke:#8886;stroke-width:1}.curve{fill:none;stroke-width:2}
@media(prefers-color-scheme:dark){text{fill:#ccc}}`;

/**
 * Cumulative distributions: how many of all calls (upwards) took no longer than that (to the right, logarithmically). The
 * curve that is further left is the faster one; a tail leans to the right at the top. They end at the 99th percentile.
 */
export const drawPlot = ({ title, unit, curves }: Plot): string => {
  const values = curves.flatMap(({ percentiles }) => percentiles.slice(0, LAST_PERCENT + 1));
  const x = makeScale(values, LEFT, WIDTH - RIGHT);
  const y = (percent: number): number => TOP + PLOT_HEIGHT * (1 - percent / 100);
  const height = TOP + PLOT_HEIGHT + BELOW_AXIS + curves.length * LINE_HEIGHT;
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    text(LEFT, 22, title, 'class="title"'),
    ...[0, 25, 50, 75, LAST_PERCENT].map((percent) => horizontal(y(percent), `${percent} %`)),
    ...x.ticks.map((tick) => vertical(x.at(tick), `${tick}`)),
    text((LEFT + WIDTH - RIGHT) / 2, TOP + PLOT_HEIGHT + 40, `${unit}, logarithmic`, 'text-anchor="middle"'),
    ...curves.map((curve, index) => line(curve, index, (value, percent) => [x.at(value), y(percent)])),
    ...curves.map((curve, index) =>
      legend(curve, index, TOP + PLOT_HEIGHT + BELOW_AXIS + index * LINE_HEIGHT, unit),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
${parts.join('\n')}
</svg>
`;
};

const line = (
  { percentiles }: Curve,
  index: number,
  at: (value: number, percent: number) => readonly [number, number],
): string => {
  const drawn = percentiles.slice(0, LAST_PERCENT + 1);
  const points = drawn.map((value, percent) => at(value, percent).map(rounded).join(','));
  return `<polyline class="curve" ${strokeOf(index)} points="${points.join(' ')}"/>`;
};

const legend = ({ name, percentiles }: Curve, index: number, top: number, unit: Plot['unit']): string => {
  const at = (percent: number): string => amount(percentiles[percent] ?? 0, unit);
  const words = `${name}: median ${at(50)}, p99 ${at(99)}, slowest ${at(100)}`;
  const sample = `<path class="curve" ${strokeOf(index)} d="M${LEFT} ${top - 4}h28"/>`;
  return `${sample}${text(LEFT + 36, top, words)}`;
};

const strokeOf = (index: number): string => {
  const colour = COLOURS[index % COLOURS.length];
  return `stroke="${colour}" stroke-dasharray="${DASHES[index % DASHES.length]}"`;
};

const horizontal = (at: number, label: string): string =>
  `<path class="line" d="M${LEFT} ${rounded(at)}H${WIDTH - RIGHT}"/>${text(LEFT - 8, at + 4, label, 'text-anchor="end"')}`;

const vertical = (at: number, label: string): string =>
  `<path class="line" d="M${rounded(at)} ${TOP}V${TOP + PLOT_HEIGHT}"/>${text(at, TOP + PLOT_HEIGHT + 18, label, 'text-anchor="middle"')}`;

const text = (left: number, top: number, words: string, attributes = ''): string =>
  `<text x="${rounded(left)}" y="${rounded(top)}"${attributes && ` ${attributes}`}>${escaped(words)}</text>`;

const rounded = (value: number): number => Math.round(value * 10) / 10;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
