import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readResults } from '../bench/report/publish.ts';
import { render } from '../bench/report/render.ts';

const pages = render(readResults('docs'));

test.each(Object.keys(pages))('docs/%s is what the results render, and edited by nobody', (name) => {
  expect(readFileSync(`docs/${name}`, 'utf8')).toBe(pages[name]);
});

test('there is no plot that no result has', () => {
  const plots = readdirSync('docs/performance').filter((name) => name.endsWith('.svg'));
  expect(plots.map((name) => `performance/${name}`).sort()).toEqual(
    Object.keys(pages)
      .filter((name) => name.endsWith('.svg'))
      .sort(),
  );
});
