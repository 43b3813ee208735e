import { asList, asRecord } from '../../../lib/json.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import type { Message } from '../send.ts';
import type { Target } from '../target.ts';

/** As a tunnel sends it: only the endpoints for carriers are open to such requests. */
const FROM_OUTSIDE = { host: 'tunnel.example' };

/** Ways around the check of a request's origin, and paths that no endpoint may answer. */
const tricks = ({ victims, key }: Target): readonly Message[] => {
  const mask = encodeURIComponent(victims.live.mask);
  const outside = [
    '/transfer/../masks',
    '/transfer/%2e%2e/masks',
    '/transfer/%252e%252e/masks',
    '/transfer/..%2fmasks',
    `/transfer/${key}/..;/..;/masks`,
    `/transfer/%2e%2e/masks/${mask}`,
    '//transfer/../masks',
    '/./masks',
  ].map((path) => ({ method: 'GET', path, headers: FROM_OUTSIDE }));
  const odd: readonly Message[] = [
    { method: 'GET', path: `/transfer/${key}` },
    { method: 'PUT', path: `/masks/${mask}`, body: '{}' },
    { method: 'DELETE', path: '/masks' },
    { method: 'TRACE', path: '/masks' },
    { method: 'OPTIONS', path: '/masks' },
    { method: 'GET', path: '/MASKS' },
    { method: 'GET', path: '/masks/' },
    { method: 'GET', path: '/masks/%00' },
    { method: 'GET', path: '/masks/%2e%2e%2f%2e%2e%2fetc%2fpasswd' },
    { method: 'GET', path: '/masks/KEY%23' },
    { path: `/transfer/${key}/after` },
    { path: `/transfer/${key}/after/x/y` },
  ];
  return [...outside, ...odd];
};

const seesLive = async ({ send, apiUrl, victims }: Target): Promise<boolean> => {
  const path = `/masks/${encodeURIComponent(victims.live.mask)}`;
  return (await send(apiUrl, { method: 'GET', path })).status === 200;
};

const paths: Attempt = {
  name: 'tricks with paths',
  tries: 'dots, escapes, other methods, through a tunnel',
  run: async (target) => {
    const messages = tricks(target);
    for (const message of messages) {
      const { status } = await target.send(target.apiUrl, message);
      mustRepel(status >= 400 && status < 500, `${message.method ?? 'POST'} ${message.path}: ${status}`);
    }
    const override = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
    await target.send(target.apiUrl, { method: 'GET', path: '/masks', headers: override });
    mustServe(await seesLive(target), 'the mask is not there');
    return `${messages.length} of them, refused each`;
  },
};

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

const forgedCursors = ({ victims }: Target): readonly string[] => [
  'x',
  '%00',
  encoded('{"pk":"KEY#","sk":"KEY"}'),
  encoded('KEY#'),
  encoded('RECONCILIATION#tropo'),
  encoded(`${victims.live.mask} `),
  encoded('+1'),
  encoded('+'.repeat(5000)),
  `${encoded(victims.live.mask)}A`,
];

const cursors: Attempt = {
  name: 'forged cursors',
  tries: "keys of the table's other rows, and nonsense",
  run: async (target) => {
    const forged = forgedCursors(target);
    for (const cursor of forged) {
      const { status } = await target.send(target.apiUrl, {
        method: 'GET',
        path: `/masks?limit=1&cursor=${cursor}`,
      });
      mustRepel(status >= 400 && status < 500, `one was answered with ${status}`);
    }
    const genuine = encoded(target.victims.live.mask);
    const page = await target.send(target.apiUrl, { method: 'GET', path: `/masks?cursor=${genuine}` });
    mustServe(page.status === 200, `a genuine cursor got ${page.status}`);
    return `${forged.length} of them, refused each`;
  },
};

const onlyMasks: Attempt = {
  name: 'listing more than masks',
  tries: 'all pages, for rows of keys and requests',
  run: async (target) => {
    const answer = await target.send(target.apiUrl, { method: 'GET', path: '/masks?limit=100' });
    const masks = asList(asRecord(JSON.parse(answer.body))?.['masks']).map(asRecord);
    const strange = masks.filter((mask) => mask?.['mask'] === undefined || mask['etag'] !== undefined);
    mustRepel(strange.length === 0, `${strange.length} rows are not masks`);
    mustServe(masks.length > 0, 'no mask was listed');
    return `${masks.length} rows, all of them masks`;
  },
};

export const API_TRICKS: readonly Attempt[] = [paths, cursors, onlyMasks];
