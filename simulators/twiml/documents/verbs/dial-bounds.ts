import { fault } from '../../calls/live-call.ts';
import { isOutside } from '../attributes.ts';
import type { Scene } from '../scene.ts';
import type { XmlElement } from '../xml.ts';

const OUT_OF_BOUNDS = 12_200;

/** Whether the carrier refuses a `Dial` because one of its numbers is out of bounds. */
export const isBeyondBounds = (element: XmlElement, { call, tools }: Scene): boolean => {
  const { limitSeconds, refusesBounds, ringSeconds } = tools.dialect;
  const bounds = { timeLimit: limitSeconds, timeout: ringSeconds };
  const wrong = Object.entries(bounds).find(([name, range]) => isOutside(element, name, range));
  if (!refusesBounds || wrong === undefined) return false;
  const [name, { least, most }] = wrong;
  fault(call, OUT_OF_BOUNDS, `${name} of <Dial> is refused: it is from ${least} to ${most}`);
  return true;
};
