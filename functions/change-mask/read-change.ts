import type { ApiEvent } from '../../lib/api/api-handler.ts';
import { maskParameter } from '../../lib/api/mask-parameter.ts';
import { readExpiry } from '../../lib/api/read-expiry.ts';
import { CHANGE_MASK_BODY, parseBody } from '../../lib/api/schemas.ts';
import { flawed } from '../../lib/errors/flawed.ts';
import { headerOf } from '../../lib/http/request.ts';
import type { ChangeMask, MaskPatch } from '../../lib/masks/change-mask.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';

/** @throws Problem `request-invalid`, `number-not-allowed` */
export const readChange = (event: ApiEvent, parseMaskable: ParseMaskable, nowSeconds: number): ChangeMask => {
  const etags = readIfMatch(headerOf(event, 'if-match'));
  return {
    mask: maskParameter(event),
    patch: readPatch(event.body, parseMaskable, nowSeconds),
    ...(etags !== undefined && { etags }),
  };
};

const readPatch = (body: unknown, parseMaskable: ParseMaskable, nowSeconds: number): MaskPatch => {
  const { number, country, expiresAt, label, ...connecting } = parseBody(CHANGE_MASK_BODY, body);
  if (number === undefined && country !== undefined) {
    throw flawed('country', 'says how to read `number`, which is missing');
  }
  return {
    ...readConnecting(connecting),
    ...(number !== undefined && { number: parseMaskable(number, country).number }),
    ...(label !== undefined && { label }),
    ...(expiresAt !== undefined && {
      expiresAtSeconds: expiresAt === null ? null : readExpiry(expiresAt, nowSeconds),
    }),
  };
};

type Connecting = Pick<
  ReturnType<typeof parseBody<typeof CHANGE_MASK_BODY>>,
  'answer' | 'callerId' | 'callsPerMinute'
>;

/** Reads the terms of calls. `null` resets a field to its default; for `callerId` that is the carrier's. */
const readConnecting = ({ callerId, answer, callsPerMinute }: Connecting): MaskPatch => ({
  ...(callerId !== undefined && { callerId }),
  ...(answer !== undefined && { answer: answer ?? 'direct' }),
  ...(callsPerMinute !== undefined && { callsPerMinute }),
});

const ETAG = /(?:W\/)?"[^"]*"/g;
const ETAGS = /^\s*(?:W\/)?"[^"]*"(?:\s*,\s*(?:W\/)?"[^"]*")*\s*$/;

/** Reads the versions in `If-Match`; `undefined`: any. A weak one matches nothing (RFC 9110, 13.1.1). */
const readIfMatch = (header: string | undefined): readonly string[] | undefined => {
  if (header === undefined || header.trim() === '*') {
    return undefined;
  }
  if (!ETAGS.test(header)) {
    throw flawed('If-Match', 'must be the ETag of an answer, in its quotes');
  }
  const etags = [...header.matchAll(ETAG)].map(([etag]) => etag);
  return etags.filter((etag) => etag.startsWith('"')).map((etag) => etag.slice(1, -1));
};
