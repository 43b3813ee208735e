import type { Attempt } from '../../attempt.ts';
import { mustRepel, mustServe } from '../../attempt.ts';
import { mustConnect } from '../../call.ts';
import type { Target } from '../../target.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

const bodyOf = (bytes: number): string => JSON.stringify({ label: 'A'.repeat(bytes) });

/** Bodies above the gateway's limit, at every endpoint that takes a body, and bodies above the API's limit. */
const oversized = ({ key, victims }: Target) => {
  const path = `/masks/${encodeURIComponent(victims.live.mask)}`;
  return [
    { path: '/transfer/nobody', body: bodyOf(11 * MEGABYTE) },
    { path: `/transfer/${key}`, body: bodyOf(11 * MEGABYTE) },
    { path: '/masks', body: bodyOf(11 * MEGABYTE) },
    { path: '/masks', body: bodyOf(MEGABYTE) },
    { path: '/masks', body: bodyOf(20 * KILOBYTE) },
    { method: 'PATCH', path, body: bodyOf(20 * KILOBYTE) },
  ];
};

const tooLarge: Attempt = {
  name: 'oversized bodies',
  tries: '11 MB, 1 MB and 20 kB, wherever a body is taken',
  run: async (target) => {
    const messages = oversized(target);
    for (const { path, body, ...message } of messages) {
      const { status } = await target.send(target.apiUrl, { ...message, path, body });
      mustRepel(status === 413, `${body.length} bytes got ${status}`);
    }
    const small = await target.send(target.apiUrl, {
      method: 'PATCH',
      path: `/masks/${encodeURIComponent(target.victims.live.mask)}`,
      body: JSON.stringify({ label: 'A'.repeat(100) }),
    });
    mustServe(small.status === 200, `a label of 100 characters got ${small.status}`);
    await mustConnect(target, target.victims.live);
    return `${messages.length} of them, 413 each`;
  },
};

export const OVERSIZED_BODIES: readonly Attempt[] = [tooLarge];
