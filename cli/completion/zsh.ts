import type { TopVerb } from '../command-line/verb.ts';
import type { Place, ValuePlace, Word } from './words.ts';
import { placesOf, valuePlacesOf } from './words.ts';

/** The completion of every verb and option for zsh. */
export const zshCompletion = (verbs: readonly TopVerb[]): string => `#compdef callmask
# Completion of callmask for zsh.
_callmask() {
  local place=callmask word
  local -a choices
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place $word" in
      (${pathsOf(placesOf(verbs))}) place="$place $word" ;;
    esac
  done
  case "\${words[CURRENT-1]}" in
${valuePlacesOf(verbs).map(valueCase).join('\n')}
  esac
  case "$place" in
${placesOf(verbs).map(placeCase).join('\n')}
  esac
  _describe -t words 'word' choices
}
# A shell whose ~/.zshrc does not set completion up has no compdef.
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
compdef _callmask callmask
`;

const pathsOf = ([, ...below]: readonly Place[]): string => below.map(({ path }) => quoted(path)).join('|');

const placeCase = ({ path, words }: Place): string =>
  `    (${quoted(path)}) choices=(${words.map(described).join(' ')}) ;;`;

/** A colon parts the word from its meaning. */
const described = ({ word, meaning }: Word): string =>
  quoted(`${word.replaceAll(':', '\\:')}:${meaning.replaceAll(':', '\\:')}`);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const valueCase = ({ flags, values }: ValuePlace): string => {
  const matching = values === 'files' ? '_files' : `compadd -- ${values.join(' ')}`;
  return `    (${flags.join('|')}) ${values.length === 0 ? '' : `${matching}; `}return ;;`;
};
