import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { bashCompletion } from '../../../cli/completion/bash.ts';
import { zshCompletion } from '../../../cli/completion/zsh.ts';
import { VERBS } from '../../../cli/verbs.ts';
import { leavesOf, run } from '../command-line/typed.ts';

const hasShell = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status === 0;

/** What bash offers for the last of these words. */
const offered = (...words: readonly string[]): readonly string[] => {
  const typed = ['callmask', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${bashCompletion(VERBS)}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _callmask; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
};

const inBash = hasShell('bash') ? test : test.skip;

inBash.each<[words: readonly string[], offer: readonly string[]]>([
  [['k'], ['keys']],
  [
    ['keys', ''],
    ['new', 'rotate', 'revoke', 'list'],
  ],
  [['keys', 'rotate', '--ho'], ['--hours']],
  [
    ['import', '--caller-id', ''],
    ['caller', 'mask'],
  ],
  [['bench', 'w'], ['warm-answer']],
  [['bench', 'warm-answer', 'gr'], ['growth']],
  [['doctor', '--request', 'package-l'], ['package-lock.json']],
  [['reconcile', '--table', ''], ['']],
  [['keyz', 'n'], ['']],
])('bash offers for %j', (words, offer) => {
  expect(offered(...words)).toEqual(offer);
});

inBash('bash offers every verb and every option', () => {
  expect(offered('')).toEqual(VERBS.map(({ name }) => name));
  for (const [words, { options }] of leavesOf(VERBS)) {
    expect(offered(...words.split(' '), '--')).toEqual(
      expect.arrayContaining(Object.keys(options).map((name) => `--${name}`)),
    );
  }
});

test('zsh knows every verb and every option, each with what it is', () => {
  const script = zshCompletion(VERBS);
  expect(script).toMatch(/^#compdef callmask\n/);
  for (const { name, summary } of VERBS) {
    expect(script).toContain(`'${name}:${summary.replaceAll("'", "'\\''")}'`);
  }
  for (const [words, { options }] of leavesOf(VERBS)) {
    const [, place = ''] = script.split(`('callmask ${words}') choices=(`);
    const [choices = ''] = place.split('\n');
    expect(Object.keys(options).filter((name) => !choices.includes(`'--${name}:`))).toEqual([]);
  }
});

(hasShell('zsh') ? test : test.skip)('zsh can read its script', () => {
  const { status, stderr } = spawnSync('zsh', ['-n'], { input: zshCompletion(VERBS), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** Types the words and presses Tab in a zsh of its own. @returns the line that it then shows */
const completedInZsh = (typed: string): string => {
  const setUp = ['callmask() { : }', zshCompletion(VERBS)].join('\n');
  const { stdout } = spawnSync('zsh', ['-f', '-c', PRESS_TAB], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, TERM: 'dumb', ZDOTDIR: tmpdir(), SET_UP: setUp, TYPED: typed },
  });
  return stdout.trim();
};

/** The terminal's echo is read until the shell has answered: there is nothing to wait for but its output. */
const PRESS_TAB = `
zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'PS1= PS2=; eval "$SET_UP"; finish() { print -r -- "<$BUFFER>"; exit }; zle -N finish; bindkey "^X" finish; print ARMED'
zpty -r -m shell ready '*ARMED*ARMED*'
zpty -n -w shell "$TYPED"$'\\t\\x18'
zpty -r -m shell line '*<callmask*>*'
line=\${line##*<callmask}
print -r -- "callmask\${line%%>*}"
`;

(hasShell('zsh') ? test : test.skip).each([
  ['callmask rec', 'callmask reconcile'],
  ['callmask keys ro', 'callmask keys rotate'],
  ['callmask import --caller-id m', 'callmask import --caller-id mask'],
  ['callmask simulate twilio --v', 'callmask simulate twilio --voice-url'],
])('zsh makes of %j and Tab %j', (typed, completed) => {
  expect(completedInZsh(typed)).toBe(completed);
});

test.each([
  ['bash', 'complete -F _callmask callmask\n'],
  ['zsh', 'compdef _callmask callmask\n'],
])('callmask completion %s prints the script', async (shell, end) => {
  const { code, out } = await run(['completion', shell], VERBS);
  expect({ code, isWhole: out.endsWith(end) }).toEqual({ code: 0, isWhole: true });
});
