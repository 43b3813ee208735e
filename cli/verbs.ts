import { advisories } from './advisories/index.ts';
import { attack } from './attack/index.ts';
import { bench } from './bench/index.ts';
import type { TopVerb } from './command-line/verb.ts';
import { makeCompletion } from './completion/index.ts';
import { destroy } from './destroy/index.ts';
import { doctor } from './doctor/index.ts';
import { erase } from './erase/index.ts';
import { exportPerson } from './export/index.ts';
import { importNumbers } from './import/index.ts';
import { keys } from './keys/index.ts';
import { reconcile } from './reconcile/index.ts';
import { releaseAll } from './release-all/index.ts';
import { repoint } from './repoint/index.ts';
import { simulate } from './simulate/index.ts';

const page = (title: string, path = `${title}.md`) => ({ title, path });

/** Every verb, in the order of the list in docs/commands.md. */
export const VERBS: readonly TopVerb[] = [
  {
    ...doctor,
    audience: 'deployer, operator',
    page: page('carriers', 'carriers/README.md#when-signatures-do-not-match'),
  },
  { ...keys, audience: 'deployer with Tropo', page: page('carriers/tropo') },
  { ...importNumbers, audience: 'operator', page: page('moving') },
  {
    ...repoint,
    audience: 'operator',
    page: page('moving', 'moving.md#when-the-address-of-the-api-changes'),
  },
  { ...reconcile, audience: 'operator', page: page('runbook', 'runbook.md#the-reconciliation') },
  { ...exportPerson, audience: 'operator', page: page('runbook', 'runbook.md#erase-a-person') },
  { ...erase, audience: 'operator', page: page('runbook', 'runbook.md#erase-a-person') },
  { ...releaseAll, audience: 'operator', page: page('take-down') },
  { ...destroy, audience: 'deployer', page: page('take-down') },
  { ...attack, audience: 'anybody', page: page('try', 'try.md#attack-it') },
  { ...bench, audience: 'contributor', page: page('try', 'try.md#measure-it') },
  { ...simulate, audience: 'anybody', page: page('simulators', '../simulators/README.md') },
  { ...advisories, audience: 'contributor', page: page('security', 'SECURITY.md') },
  {
    ...makeCompletion(() => VERBS),
    audience: 'everybody',
    page: page('commands', '#completion-in-the-shell'),
  },
];
