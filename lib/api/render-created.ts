import type { Mask } from '../masks/mask.ts';
import type { RenderCreated } from '../numbers/buying/stored-request.ts';
import { maskJson } from './mask-json.ts';

/** 201 with a mask that takes calls, or 202 with one that the carrier has yet to deliver. */
export const renderCreated: RenderCreated = (row, nowSeconds) => ({
  status: row.state === 'ordering' ? 202 : 201,
  body: maskJson(row as Mask, nowSeconds),
});
