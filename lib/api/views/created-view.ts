import type { Mask } from '../../masks/mask.ts';
import type { RenderCreated, RenderedAnswer } from '../../numbers/buying/stored-request.ts';
import type { ClientAnswer } from './answer.ts';
import { answer } from './answer.ts';
import { MASK_VIEW } from './mask-view.ts';
import type { Field, Json, Sent, View } from './view.ts';
import { seen, writer } from './view.ts';

/**
 * 201 with a mask that takes calls, or 202 with one that the carrier has yet to deliver. The body is stored, so it holds
 * only what a client sees that sent nothing: by now another client may have reassigned the mask.
 */
export const renderCreated: RenderCreated = (row, nowSeconds) => ({
  status: row.state === 'ordering' ? 202 : 201,
  body: JSON.stringify(seen(MASK_VIEW, { mask: row as Mask, nowSeconds }, writer())),
});

/** A stored answer, and what the client sent with this request. */
interface Created {
  readonly stored: Readonly<Record<string, unknown>>;
  readonly sent: Sent;
}

const completed = (name: string, { seenBy }: Field<never>): Field<Created> => ({
  seenBy,
  of: ({ stored, sent }) => (seenBy === 'client' ? stored : sent)[name] as Json | undefined,
});

/** A new mask: what is stored, and what the client sent. A repeated request sent the same, so it gets the same bytes. */
const CREATED_VIEW: View<Created> = Object.fromEntries(
  Object.entries(MASK_VIEW).map(([name, field]) => [name, completed(name, field)]),
);

export const createdAnswer = (
  { status, body }: RenderedAnswer,
  sent: Sent,
  headers: Readonly<Record<string, string>>,
): ClientAnswer => {
  const stored: Created['stored'] = JSON.parse(body);
  return answer(status, { view: CREATED_VIEW, value: { stored, sent }, viewer: writer(sent) }, headers);
};
