import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { synthesize } from '../support/cdk/stack.ts';

const list = (connections: string) => synthesize({ connections }).list('AWS::CloudWatch::Alarm');

test('the runbook explains every alarm, and no other', () => {
  const alarms = list('tropo,twilio').map(({ Metadata }) =>
    Metadata['aws:cdk:path'].replace(/.*\/Alarms\/(.*)\/Resource/, '$1'),
  );
  const explained = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^### (.*)$/gm)].flatMap(
    ([, names = '']) => names.split(', '),
  );
  expect(explained.sort()).toEqual(alarms.sort());
});

test('docs/costs.md counts every alarm among what is paid for', () => {
  const [, alone, signed] =
    /for (\d+) alarms \((\d+) with a carrier that signs\)/.exec(readFileSync('docs/costs.md', 'utf8')) ?? [];
  expect([Number(alone), Number(signed)]).toEqual([list('tropo').length, list('twilio').length]);
});
