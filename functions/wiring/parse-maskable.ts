import { parseAllowList } from '../../lib/phone/allow-list.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { makeParseMaskable } from '../../lib/phone/parse-maskable.ts';
import type { Environment } from './config.ts';
import { maskableNumbers } from './config.ts';

/** @throws Error with a message for the deployer if the setting is missing or wrong */
export const parseMaskableIn = (environment: Environment): ParseMaskable =>
  makeParseMaskable(parseAllowList(maskableNumbers(environment)));
