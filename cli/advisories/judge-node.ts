import { satisfies, validRange } from 'semver';
import { asList, asRecord, asText } from '../../lib/json.ts';
import type { Advisory } from './grave.ts';
import { judgeGrave } from './grave.ts';
import { type AllowedAdvisory, type Judgement, NODE } from './judgement.ts';

/** What the Node project publishes, as it was read. */
export interface NodeFacts {
  /** `vuln/core/index.json` of nodejs/security-wg. */
  readonly index: unknown;
  /** `schedule.json` of nodejs/Release. */
  readonly schedule: unknown;
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * Holds versions of Node against Node's own advisories, and against the day on which its fixes end.
 * @param versions as `24.21.0`
 * @param today as `2026-11-20`
 */
export const judgeNode = (
  { index, schedule }: NodeFacts,
  versions: readonly string[],
  allowed: readonly AllowedAdvisory[],
  today: string,
): Judgement => {
  const entries = Object.entries(asRecord(index) ?? {}).map(
    ([number, entry]) => [number, asRecord(entry)] as const,
  );
  if (entries.length === 0 || entries.some(([, entry]) => asText(entry?.['vulnerable']) === undefined)) {
    return { kind: 'not-compared', why: "Node's list of advisories is not what we can read" };
  }
  const releases = asRecord(schedule);
  if (releases === undefined) {
    return { kind: 'not-compared', why: "Node's schedule of releases is not what we can read" };
  }
  const advisories = entries.flatMap(([number, entry = {}]) => advisoriesOf(number, entry, versions));
  const ofNode = allowed.filter((entry) => entry.package === NODE);
  const { flaws, ...judgement } = judgeGrave(advisories, ofNode, today);
  return { ...judgement, flaws: [...flaws, ...endedOf(releases, versions, today)] };
};

/** One for each CVE of the entry, if it affects a version. */
const advisoriesOf = (number: string, entry: Entry, versions: readonly string[]): readonly Advisory[] => {
  const affected = versions.filter((version) => isAffected(version, entry));
  const names = asList(entry['cve']).map(String);
  const title = String(entry['description'] ?? entry['overview']).split('\n')[0];
  return affected.length === 0
    ? []
    : (names.length === 0 ? [`NSWG-COR-${number}`] : names).map((id) => ({
        id,
        package: NODE,
        severity: asText(entry['severity']) ?? 'unknown',
        title: `${title} (${affected.join(', ')}; fixed in ${asText(entry['patched']) ?? 'no version'})`,
      }));
};

/** A range that cannot be read is no good news: it holds every version, and mends none. */
const isAffected = (version: string, { vulnerable, patched }: Entry): boolean => {
  const range = asText(vulnerable) ?? '';
  const isVulnerable = validRange(range) === null || satisfies(version, range);
  const fixed = asText(patched)?.trim() ?? '';
  return isVulnerable && (fixed === '' || !satisfies(version, fixed));
};

const endedOf = (releases: Entry, versions: readonly string[], today: string): readonly string[] =>
  [...new Set(versions.map((version) => version.split('.')[0]))].flatMap((major) => {
    const end = asText(asRecord(releases[`v${major}`])?.['end']);
    if (end === undefined) {
      return [`Node ${major} is not in Node's schedule of releases.`];
    }
    return end < today ? [`Node ${major} has had no fixes since ${end}.`] : [];
  });
