import type { Address, Application } from '../account.ts';
import { nationalDigits } from '../numbers.ts';
import type { HrefStyle, TropoSettings } from '../settings.ts';

interface Spelling {
  readonly scheme: 'http' | 'https';
  readonly root: 'provisioning' | 'v1';
  readonly number: (number: string) => string;
}

const SPELLINGS: Readonly<Record<HrefStyle, Spelling>> = {
  'https-plus': { scheme: 'https', root: 'v1', number: (number) => number },
  'http-plus': { scheme: 'http', root: 'v1', number: (number) => number },
  // In 2010 American numbers lacked both the `+` and the country code.
  'http-bare': { scheme: 'http', root: 'v1', number: nationalDigits },
  'http-provisioning': { scheme: 'http', root: 'provisioning', number: (number) => number.slice(1) },
};

export interface Hrefs {
  readonly to: (path: string) => string;
  readonly application: (application: Pick<Application, 'id'>) => string;
  readonly address: (address: Address) => string;
  /** As in the list of numbers that can be bought: always `http`, always with the `+`. */
  readonly available: (number: string) => string;
}

/** @param baseUrl its `https` becomes `http` in the styles that used `http` */
export const makeHrefs = (baseUrl: string, settings: () => TropoSettings): Hrefs => {
  const base = baseUrl.replace(/\/+$/, '');
  const plain = base.replace(/^https:/, 'http:');
  const spelling = () => SPELLINGS[settings().hrefStyle];
  const to = (path: string) => {
    const { scheme, root } = spelling();
    return `${scheme === 'http' ? plain : base}/${root}/${path}`;
  };
  const application = ({ id }: Pick<Application, 'id'>) => to(`applications/${id}`);
  return {
    to,
    application,
    address: ({ type, value, applicationId }) => {
      const shown = type === 'number' ? spelling().number(value) : value;
      return `${application({ id: applicationId })}/addresses/${type}/${shown}`;
    },
    available: (number) => `${plain}/v1/addresses/number/${number}`,
  };
};
