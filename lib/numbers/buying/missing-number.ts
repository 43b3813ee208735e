import type { E164 } from '../../phone/e164.ts';
import type { Attempt } from './attempt.ts';

/** Logs that the carrier offers or sells a number that is active on file, so the carrier had lost it. */
export const noticeMissingNumber = async (
  { looking, reserving }: Attempt,
  number: E164,
  event: 'missing-number-found' | 'missing-number-recovered',
): Promise<void> => {
  const row = await looking.store.find(number);
  if (row?.state === 'active') {
    looking.notice({ event, mask: row.id, connection: reserving.connection.name });
  }
};
