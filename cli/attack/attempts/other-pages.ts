import { SIMULATOR_LOGIN } from '../../../local/carriers/tropo-account.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import type { Target } from '../target.ts';

/** The headers of a browser when another site's page asks, or a site whose name was made to point here. */
const GUISES: readonly (Pick<Attempt, 'name' | 'tries'> & {
  readonly headers: Readonly<Record<string, string>>;
})[] = [
  {
    name: 'page of another site',
    tries: 'requests with a foreign Origin',
    headers: { origin: 'https://attacker.example' },
  },
  { name: 'page of no site', tries: 'requests with Origin null', headers: { origin: 'null' } },
  {
    name: 'page that hides its origin',
    tries: 'requests that only Sec-Fetch-Site gives away',
    headers: { 'sec-fetch-site': 'cross-site' },
  },
  {
    name: 'rebound name',
    tries: 'requests with a foreign Host',
    headers: { host: 'attacker.example' },
  },
];

const doors = ({ apiUrl, simulatorUrl, victims }: Target) => [
  { url: apiUrl, method: 'GET', path: '/masks' },
  { url: apiUrl, method: 'POST', path: '/masks' },
  { url: apiUrl, method: 'DELETE', path: `/masks/${encodeURIComponent(victims.live.mask)}` },
  { url: simulatorUrl, method: 'GET', path: '/simulator/log' },
  { url: simulatorUrl, method: 'POST', path: '/simulator/calls' },
  { url: simulatorUrl, method: 'GET', path: '/v1/addresses' },
];

/** Requests that another website could make a browser on this machine send to the API or the carrier. */
export const OTHER_PAGES: readonly Attempt[] = GUISES.map(({ headers, ...attempt }) => ({
  ...attempt,
  run: async (target) => {
    const all = doors(target);
    for (const { url, ...door } of all) {
      const { status } = await target.send(url, { ...door, headers: { ...SIMULATOR_LOGIN, ...headers } });
      mustRepel(status === 403, `${door.method} ${door.path} got ${status}`);
    }
    const own = { origin: target.apiUrl, 'sec-fetch-site': 'same-origin' };
    const page = await target.send(target.apiUrl, { method: 'GET', path: '/masks', headers: own });
    mustServe(page.status === 200, `a page of this machine got ${page.status}`);
    return `${all.length} of them, 403 each`;
  },
}));
