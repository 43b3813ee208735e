import type { Near } from '../../../lib/carriers/supplier.ts';
import { asRecord, asText } from '../../../lib/json.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { toE164 } from '../../../lib/phone/e164.ts';
import type { SendToExample } from './client.ts';
import { refuse, unclear } from './client.ts';

/** The numbers on offer near a place that can be called. */
export const searchNumbers = async (
  send: SendToExample,
  { callingCode, areaCode = '' }: Near,
  signal: AbortSignal,
): Promise<readonly E164[]> => {
  const path = `/available?prefix=${callingCode}${areaCode}`;
  const answer = await send({ method: 'GET', path }, signal);
  const offers = asRecord(answer.status === 200 ? answer.json : refuse(answer))?.['numbers'];
  return (Array.isArray(offers) ? offers : unclear()).flatMap((offer) => readOffer(offer) ?? []);
};

const readOffer = (offer: unknown): E164 | undefined => {
  const fields = asRecord(offer);
  return fields?.['voice'] === true ? toE164(asText(fields['number']) ?? '') : undefined;
};
