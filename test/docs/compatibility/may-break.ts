/** Whether a version may break what another one promised: a new major version, and before 1.0.0 every new version. */
export const mayBreak = (released: string, today: string): boolean => {
  const [was, is] = [partsOf(released), partsOf(today)];
  return is[0] > was[0] || (was[0] === 0 && is[0] === 0 && isLater(is, was));
};

type Parts = readonly [major: number, minor: number, patch: number];

const partsOf = (version: string): Parts => {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined) {
    throw new Error(`"${version}" is no version such as 1.2.3.`);
  }
  return [Number(major), Number(minor), Number(patch)];
};

const isLater = ([, minor, patch]: Parts, [, oldMinor, oldPatch]: Parts): boolean =>
  minor > oldMinor || (minor === oldMinor && patch > oldPatch);
