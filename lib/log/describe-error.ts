import { asRecord } from '../json.ts';

/** What the log may say about an error. It has no message: messages of libraries quote requests, which hold numbers. */
export interface ErrorDescription {
  readonly name: string;
  /** `ECONNREFUSED`, `UND_ERR_CONNECT_TIMEOUT`, a problem's code. */
  readonly code?: string;
  /** The status that the carrier or AWS answered. */
  readonly httpStatus?: number;
  /** The carrier's error code. */
  readonly carrierCode?: string;
  /** Where it was thrown, the innermost frame first. */
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

const NAME = /^[A-Za-z_][A-Za-z_-]{0,63}$/;
/** Too short for a telephone number. */
const CARRIER_CODE = /^\d{1,6}$/;
const FRAME = /^\s+at /;
const PLACE = /^[A-Za-z_][\w.-]*:\d+:\d+$/;
/** A telephone number has this many digits; no line, column or file of ours has. */
const MANY_DIGITS = /\d{7}/;
const FRAMES_KEPT = 8;
const CAUSES_KEPT = 4;

export const describeError = (error: unknown, causesKept = CAUSES_KEPT): ErrorDescription => {
  if (!(error instanceof Error)) {
    return { name: `not an error but ${typeof error}`, frames: [] };
  }
  const { code, carrierCode, carrierStatus, $metadata } = error as Error & Readonly<Record<string, unknown>>;
  const httpStatus = carrierStatus ?? asRecord($metadata)?.['httpStatusCode'];
  return {
    name: NAME.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && NAME.test(code) && { code }),
    ...(typeof httpStatus === 'number' && { httpStatus }),
    ...(typeof carrierCode === 'string' && CARRIER_CODE.test(carrierCode) && { carrierCode }),
    frames: framesOf(error),
    ...(error.cause !== undefined && causesKept > 0 && { cause: describeError(error.cause, causesKept - 1) }),
  };
};

/**
 * File, line and column of each frame, without the paths of the machine that built it. The message is cut off first, because
 * it may quote lines that look like frames.
 */
const framesOf = ({ message, stack = '' }: Error): readonly string[] => {
  const messageAt = stack.indexOf(message);
  return stack
    .slice(messageAt === -1 ? 0 : messageAt + message.length)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .map(placeIn)
    .filter((frame) => PLACE.test(frame) && !MANY_DIGITS.test(frame))
    .slice(0, FRAMES_KEPT);
};

/** The end of a frame, after the last `/`, blank or bracket. */
const placeIn = (frame: string): string =>
  frame
    .replace(/\)$/, '')
    .split(/[^\w.:-]/)
    .at(-1) ?? '';
