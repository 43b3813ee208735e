import { describe, expect, test } from '@jest/globals';
import { aMissing, aResult, aRow } from './a-result.ts';
import { render } from './render.ts';

const pageOf = (...results: Parameters<typeof render>[0]): string => render(results)['performance.md'] ?? '';

const percentiles = Array.from({ length: 101 }, (_, percent) => 1 + percent);
const PLOT = { name: 'answer', title: 'An answer', unit: 'ms', curves: [{ name: 'ours', percentiles }] };

describe('the page', () => {
  test('has a line for each row of each measure', () => {
    const page = pageOf(
      aResult('one'),
      aResult('two', [aRow({ what: 'another' }), aRow({ what: 'a third' })]),
    );
    for (const what of ['an answer', 'another', 'a third']) {
      expect(page).toContain(`\n| ${what} | 1.500 ms | 3.000 ms | a read |`);
    }
  });

  test('says in its slot why a measure has no figures', () => {
    expect(pageOf(aResult('one'), aMissing('two'))).toContain(
      '| two: not measured. Java is not installed. |',
    );
  });

  test('shows each plot that it comes with', () => {
    const pages = render([aResult('one', [], { plots: [PLOT] })]);
    expect(Object.keys(pages)).toEqual(['performance.md', 'performance/answer.svg']);
    expect(pages['performance.md']).toContain('![An answer](performance/answer.svg)');
  });

  test('has tables and notes of the measures below', () => {
    const details = [{ title: 'Phases', columns: ['phase', 'ms'], lines: [['load', '3']] }];
    const page = pageOf(aResult('one', [], { details, notes: ['It ran twice.'] }));
    expect(page).toContain('### Phases\n\n| phase | ms |\n| --- | --- |\n| load | 3 |');
    expect(page).toContain('- **one**: It ran twice.');
  });

  test('leaves out the sections that nothing is in', () => {
    expect(pageOf(aResult('one'))).not.toMatch(/## (?:Distributions|Details|Notes)/);
  });

  test('says of each measure where and when it ran', () => {
    expect(pageOf(aMissing('one'))).toContain(
      '| one | 2026-11-20 12:00 | abc1234 | a machine, 2 cores | v24.0.0 | sdk 3.0.0 |',
    );
  });

  test('keeps its tables whole, whatever a message says', () => {
    const missing = aMissing('one', 'It said:\n| <b>no</b> |');
    expect(pageOf(missing)).toContain('not measured. It said: \\| &lt;b>no&lt;/b> \\| |');
  });
});
