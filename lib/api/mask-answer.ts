import type { HttpAnswer } from '../http/http-answer.ts';
import { jsonAnswer } from '../http/http-answer.ts';
import type { Mask } from '../masks/mask.ts';
import { maskJson } from './mask-json.ts';

/** A mask, with its version as `ETag` for the `If-Match` of a later change. */
export const maskAnswer = (status: number, mask: Mask, nowSeconds: number): HttpAnswer =>
  jsonAnswer(status, maskJson(mask, nowSeconds), { etag: `"${mask.etag}"` });
