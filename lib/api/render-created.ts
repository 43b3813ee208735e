import type { RenderCreated } from '../numbers/buying/stored-request.ts';
import { maskJson } from './mask-json.ts';

/** 201 with a mask that takes calls; 202 with one that the carrier has still to deliver. */
export const renderCreated: RenderCreated = (mask, nowSeconds) => ({
  status: mask.state === 'ordering' ? 202 : 201,
  body: maskJson(mask, nowSeconds),
});
