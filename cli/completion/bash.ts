import type { TopVerb } from '../command-line/verb.ts';
import type { Place, ValuePlace } from './words.ts';
import { placesOf, valuePlacesOf } from './words.ts';

/** The completion of every verb and option for bash. */
export const bashCompletion = (verbs: readonly TopVerb[]): string => `# Completion of callmask for bash.
_callmask() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} place=callmask words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$place $word" in
      ${pathsOf(placesOf(verbs))}) place="$place $word" ;;
    esac
  done
  case "$previous" in
${valuePlacesOf(verbs).map(valueCase).join('\n')}
  esac
  case "$place" in
${placesOf(verbs).map(placeCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _callmask callmask
`;

const pathsOf = ([, ...below]: readonly Place[]): string =>
  [...new Set(below.map(({ path }) => `'${path}'`))].join(' | ');

const placeCase = ({ path, words }: Place): string =>
  `    '${path}') words='${words.map(({ word }) => word).join(' ')}' ;;`;

const valueCase = ({ flags, values }: ValuePlace): string => {
  const matching = values === 'files' ? '-f' : `-W '${values.join(' ')}'`;
  return `    ${flags.join(' | ')}) COMPREPLY=($(compgen ${matching} -- "$current")); return ;;`;
};
