import { expect, test } from '@jest/globals';
import { formerWords } from '../../../cli/import/former-words.ts';

test.each([
  [{}, 'set to nothing'],
  [{ VoiceUrl: '', VoiceMethod: 'POST', tags: '[]' }, 'set to nothing'],
  [
    { FriendlyName: 'Hotline', VoiceUrl: 'https://ivr.example.com/in' },
    'FriendlyName Hotline, VoiceUrl https://ivr.example.com/in',
  ],
  [{ connectionId: '1400000000000000002', reference: '' }, 'connectionId 1400000000000000002'],
  [{ FriendlyName: 'x'.repeat(80) }, `FriendlyName ${'x'.repeat(60)}…`],
])('what a number did before is told in short: %j', (former, words) => {
  expect(formerWords(former)).toBe(words);
});

test('passwords in addresses are not told', () => {
  const former = { VoiceUrl: 'https://user:secret@ivr.example.com/in?token=secret' };
  expect(formerWords(former)).toBe('VoiceUrl https://ivr.example.com/in');
});
