import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';

/** The rule that tests live under: as by default, and British numbers, for what differs outside North America. */
export const parseMaskable = makeParseMaskable(parseAllowList('US,CA,GB'));
