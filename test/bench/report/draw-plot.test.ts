import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Plot } from '../measured.ts';
import { drawPlot } from './draw-plot.ts';

const curve = (name: string, fastest = 1) => ({
  name,
  percentiles: Array.from({ length: 101 }, (_, percent) => fastest + percent / 100),
});

const plot = (changes: Partial<Plot> = {}): Plot => ({
  name: 'plot',
  title: 'A title',
  unit: 'ms',
  curves: [curve('ours'), curve('theirs', 2)],
  ...changes,
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'text',
});
const parse = (svg: string) => parser.parse(svg).svg;
const wordsOf = (svg: string): readonly string[] =>
  parse(svg).text.map((text: Record<string, string>) => String(text['#text']));

describe('a plot', () => {
  test('has a line and a slot in the legend for each curve', () => {
    const svg = drawPlot(plot());
    expect(parse(svg).polyline).toHaveLength(2);
    expect(wordsOf(svg)).toEqual(
      expect.arrayContaining([
        'ours: median 1.500 ms, p99 1.990 ms, slowest 2.000 ms',
        'theirs: median 2.500 ms, p99 2.990 ms, slowest 3.000 ms',
      ]),
    );
  });

  test('says what its axes are', () => {
    expect(wordsOf(drawPlot(plot()))).toEqual(
      expect.arrayContaining(['A title', 'ms, logarithmic', '0 %', '50 %', '99 %', '1', '2']),
    );
  });

  test('shows the faster curve further left, and the tail to the 99th percentile alone', () => {
    const slowest = [...curve('ours').percentiles.slice(0, 100), 5000];
    const svg = drawPlot(plot({ curves: [{ name: 'ours', percentiles: slowest }, curve('theirs', 2)] }));
    const [ours, theirs] = parse(svg).polyline.map(({ points }: { points: string }) =>
      points.split(' ').map((point) => Number(point.split(',')[0])),
    );
    expect(ours).toHaveLength(100);
    expect(ours[50]).toBeLessThan(theirs[50]);
    expect(Math.max(...ours, ...theirs)).toBeLessThanOrEqual(720);
    expect(wordsOf(svg)).not.toContain('1000');
  });

  test('stays well-formed, whatever things are called', () => {
    const name = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
    fc.assert(
      fc.property(name, name, (title, one) => {
        const svg = drawPlot(plot({ title, curves: [curve(one), curve('<script>&"')] }));
        expect(XMLValidator.validate(svg)).toBe(true);
        expect(svg).not.toContain('<script');
      }),
    );
  });

  test('looks the same each time it is drawn from the same figures', () => {
    expect(drawPlot(plot())).toBe(drawPlot(plot()));
  });

  test('draws figures of any size, and all the same ones', () => {
    const values = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), {
      minLength: 101,
      maxLength: 101,
    });
    fc.assert(
      fc.property(values, (percentiles) => {
        expect(drawPlot(plot({ curves: [{ name: 'any', percentiles }] }))).not.toMatch(/NaN|Infinity/);
      }),
    );
    const same = Array.from({ length: 101 }, () => 7);
    expect(drawPlot(plot({ curves: [{ name: 'same', percentiles: same }] }))).not.toMatch(/NaN|Infinity/);
  });

  test('refuses to draw nothing', () => {
    expect(() => drawPlot(plot({ curves: [] }))).toThrow('An axis needs a value above 0.');
  });
});
